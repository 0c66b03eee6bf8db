namespace DataProducts.Cedar.Fuzz;

/// <summary>Names, ids and texts to draw from: ordinary ones, and those that trip parsers and comparisons.</summary>
internal static class Words
{
    public static readonly string[] EntityTypes =
        ["User", "Group", "Doc", "Folder", "Team", "Photo", "principal", "permit", "type", "Set", "action", "String", "decimal", "X_1", "entity"];

    public static readonly string[] CommonTypes = ["Ctx", "Info", "Address", "T", "Meta", "tags", "ipaddr", "User", "context"];

    public static readonly string[] Namespaces = ["", "", "NS", "A::B", "A", "resource", "NS::Sub"];

    public static readonly string[] Attributes = ["a", "b", "name", "owner", "level", "flag", "tags", "type", "id", "principal", "like2", "when"];

    public static readonly string[] OddAttributes =
        ["", "\0", "a b", "é", "e\u0301", "if", "has", "😀", "a.b", "*", "\"", "\\", "in", "__cedar", "fn", "arg", "\u202e", "1", "a\nb", " a", "A"];

    public static readonly string[] Actions = ["view", "edit", "delete", "share", "", "a b", "if", "\0", "ü", "view\"x", "Action", "in"];

    public static readonly string[] Ids = ["a", "b", "c", "alice", "", "\0", "A", "é", "e\u0301", "😀", "a b", "\"q\"", "\\", "*", "Type::\"a\"", "🇩🇪"];

    public static readonly string[] Texts =
    [
        "", "a", "ab", "abc", "aab", "A", "é", "e\u0301", "😀", "😀a", "*", "a*b", "\\", "\"", "\n", "\0", "a\0", " ", "true", "1", "\u200b", "\ud7ff", "\uffff",
        "1.5", "127.0.0.1", "2024-01-01", "1d", "ß", "ss", "K", "İ", "ﬁ",
    ];

    public static readonly string[] Annotations =
        ["id(\"x\")", "id", "doc(\"a // b\")", "permit(\"\")", "if(\"\\u{1F600}\")", "a(\"\\\"\")", "__cedar(\"1\")", "principal", "doc(\"*\")"];
}
