"""The report that an office signs and sends: a Word document under Nghị định 30/2020/NĐ-CP."""
