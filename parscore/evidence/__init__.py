"""Documents handed in as evidence (tài liệu kiểm chứng): what is asked, what is there, the pack."""
