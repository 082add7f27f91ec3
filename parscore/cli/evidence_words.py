"""Help texts and messages of `parscore evidence`, in both languages."""

from __future__ import annotations

from parscore.values.messages import Message

EVIDENCE = Message(
    "help.evidence",
    vi=(
        "Lập danh mục tài liệu kiểm chứng theo từng đơn vị: cần gì, đã có gì, điểm nào liên quan.\n"
        "\nVới --folder, soát cả các tệp: có không, đúng loại, đúng mã SHA-256, chữ ký số của PDF "
        "còn nguyên vẹn không. Không đọc gì ngoài thư mục đó."
    ),
    en=(
        "Lists the evidence by owner: what is demanded, what is there, which points hang on it.\n"
        "\nWith --folder the files are looked at too: whether they are there, of the right form "
        "and SHA-256, and whether a PDF's signature is intact. Nothing outside it is read."
    ),
)
EVIDENCE_SHORT = Message(
    "help.evidence.short",
    vi="Danh mục tài liệu kiểm chứng, soát tệp, đóng gói.",
    en="Lists the evidence, checks its files, packs them.",
)
OPT_FOLDER = Message(
    "help.evidence.folder",
    vi="Thư mục chứa các tệp mà ACTUALS nêu ở khóa file.",
    en="The folder with the files that ACTUALS names under the key file.",
)
OPT_PACK = Message(
    "help.evidence.pack",
    vi="Đóng gói các tệp thành một tệp zip kèm mục lục; cần --folder.",
    en="Pack the files into a zip with an index; needs --folder.",
)
OPT_FORCE = Message(
    "help.evidence.force", vi="Ghi đè lên gói cũ.", en="Overwrite a pack that is there."
)
OPT_OUT = Message(
    "help.evidence.out",
    vi="Tệp kết quả (.txt, .md hoặc .json; đuôi tệp cho biết dạng).",
    en="The result's file (.txt, .md or .json; its suffix gives the form).",
)
PACK_NEEDS_FOLDER = Message(
    "cli.pack-needs-folder",
    vi="--pack cần --folder: thư mục chứa các tệp để đóng gói.",
    en="--pack needs --folder: the folder with the files to pack.",
)
PACK_NOT_A_ZIP = Message(
    "cli.pack-not-a-zip",
    vi="“{path}”: tên gói phải có đuôi .zip.",
    en="“{path}”: the name of a pack ends with .zip.",
)
FORCE_WITHOUT_PACK = Message(
    "cli.force-without-pack",
    vi="--force chỉ dùng cùng --pack.",
    en="--force goes only with --pack.",
)
