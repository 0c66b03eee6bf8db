using System.Globalization;

namespace DataProducts.Cedar.Fuzz;

/// <summary>Text that can be made as large as one likes: a bracket, a prefix or a chain, many times over.</summary>
/// <param name="Target">The parser that reads it.</param>
/// <param name="Before">What stands before.</param>
/// <param name="Repeated">What is repeated; <c>#</c> becomes the number of the repetition.</param>
/// <param name="Middle">What stands in the middle.</param>
/// <param name="Closing">What is repeated after the middle, as often.</param>
/// <param name="After">What stands at the end.</param>
internal sealed record GrowthPattern(string Target, string Before, string Repeated, string Middle, string Closing, string After)
{
    public static IReadOnlyList<GrowthPattern> All { get; } =
    [
        .. Conditions.Select(one => new GrowthPattern(
            "policies", "permit (principal, action, resource) when { ", one.Repeated, one.Middle, one.Closing, " };")),
        new("policies", "", "@a# ", "permit (principal, action, resource);", "", ""),
        new("policies", "", "@a ", "permit (principal, action, resource);", "", ""),
        new("policies", "permit (principal, action, resource)", " when { true }", ";", "", ""),
        new("policies", "", "permit (principal, action, resource);", "", "", ""),
        new("policies", "", "@id(\"x\") permit (principal, action, resource);", "", "", ""),
        new("policies", "", "@id(\"#\") permit (principal == ?principal, action, resource);", "", "", ""),
        new("policies", "", "permit (principal, action, resource)", "", "", ""),
        new("policies", "", "permit ( ; ", "", "", ""),
        new("policies", "", ";", "", "", ""),
        new("policies", "", "\"", "", "", ""),
        new("policies", "", "// comment\n", "permit (principal, action, resource);", "", ""),
        new("policies", "//", "/", "", "", ""),
        new("policies", "permit (principal, action in [", "Action::\"#\",", "", "", "], resource);"),
        new("policies", "permit (principal is A", "::A", ", action, resource);", "", ""),
        new("policies", "", "é", "", "", ""),
        new("schema", "entity A { a: ", "Set<", "Long", ">", " };"),
        new("schema", "entity A ", "{ a: ", "Long", " }", ";"),
        new("schema", "entity A ", "{ a: ", "", "", ""),
        new("schema", "", "namespace A { ", "", "}", ""),
        new("schema", "namespace A", "::A", " { }", "", ""),
        new("schema", "", "entity A#;\n", "", "", ""),
        new("schema", "", "entity A;\n", "", "", ""),
        new("schema", "entity A0; ", "entity B# in [A0];\n", "", "", ""),
        new("schema", "entity E; entity A { ", "a#: Long, ", "", "", "};"),
        new("schema", "", "@a# ", "entity A;", "", ""),
        new("schema", "entity A enum [\"x\"", ", \"#\"", "];", "", ""),
        new("schema", "entity A; action a0; ", "action b# in [a0] appliesTo { principal: A, resource: A };\n", "", "", ""),
        new("schema", "entity A; ", "type T# = Set<Long>;\n", "", "", ""),
        new("schema", "type U = { a: V, b: V }; type V = { a: W, b: W }; type W = Long; ", "type T# = { a: U, b: U };\n", "", "", ""),
        new("schema", "", "entity A { a: Unknown# };\n", "", "", ""),
        new("entities", "", "[", "", "]", ""),
        new("entities", "[", "{\"uid\":{\"type\":\"A\",\"id\":\"#\"},\"attrs\":{},\"parents\":[]},", "{\"uid\":{\"type\":\"A\",\"id\":\"\"},\"attrs\":{},\"parents\":[]}", "", "]"),
        new("entities", "[", "{\"uid\":{\"type\":\"A\",\"id\":\"a\"},\"attrs\":{},\"parents\":[]},", "{\"uid\":{\"type\":\"A\",\"id\":\"\"},\"attrs\":{},\"parents\":[]}", "", "]"),
        new("entities", "[{\"uid\":{\"type\":\"A\",\"id\":\"a\"},\"attrs\":{\"a\":", "[", "1", "]", "},\"parents\":[]}]"),
        new("entities", "[{\"uid\":{\"type\":\"A\",\"id\":\"a\"},\"attrs\":{\"a\":[0", ",#", "]", "", "},\"parents\":[]}]"),
        new("entities", "[{\"uid\":{\"type\":\"A\",\"id\":\"a\"},\"attrs\":{\"a\":[0", ",[#]", "]", "", "},\"parents\":[]}]"),
        new("entities", "[{\"uid\":{\"type\":\"A\",\"id\":\"a\"},\"attrs\":{\"z\":0", ",\"a#\":1", "", "", "},\"parents\":[]}]"),
        new("entities", "[{\"uid\":{\"type\":\"A\",\"id\":\"a\"},\"attrs\":{},\"parents\":[{\"type\":\"A\",\"id\":\"\"}", ",{\"type\":\"A\",\"id\":\"#\"}", "", "", "]}]"),
        new("context", "", "{\"a\":", "1", "}", ""),
        new("context", "{\"a\":\"", "\\u0061", "", "", "\"}"),
        new("context", "{\"a\":1", "0", "", "", "}"),
        new("context", "{\"a\":{\"__extn\":{\"fn\":\"decimal\",\"arg\":", "{\"__extn\":{\"fn\":\"ip\",\"arg\":", "\"1\"", "}}", "}}}"),
        new("literals", "", "1", ".0", "", ""),
        new("literals", "", "1d", "", "", ""),
        new("literals", "", "1:", "", "", ""),
        new("literals", "2024-01-01T00:00:00.", "0", "Z", "", ""),
    ];

    private static (string Repeated, string Middle, string Closing)[] Conditions =>
    [
        ("(", "true", ")"), ("(", "", ""), ("[", "", "]"), ("{a: ", "1", "}"), ("{\"a\": ", "1", "}"), ("!", "true", ""), ("-", "1", ""), ("!(", "true", ")"), ("-(", "1", ")"),
        ("if true then ", "true", " else false"), ("if ", "true", " then true else true"), ("if true then true else ", "true", ""),
        ("true && ", "true", ""), ("true || ", "true", ""), ("true && (", "true", ")"), ("1 + ", "1 == 1", ""), ("1 * ", "1 == 1", ""), ("1 - (", "1", ")"),
        ("principal == (", "principal", ")"), ("principal in (", "principal", ")"), ("principal in [", "principal", "]"), ("principal is A in (", "principal", ")"),
        ("[principal].contains(", "principal", ")"), ("", "context", ".a"), ("ip(", "\"1.1.1.1\"", ")"), ("context.a.isInRange(", "context", ")"),
        ("context.getTag(", "\"a\"", ")"), ("[1, ", "1", "]"), ("{a#: 1, ", "", "}"), ("1, ", "1", ""), ("\"", "", ""), ("// c\n", "true", ""), ("context has a && ", "true", ""),
        ("[\"#\"].containsAll([", "1", "])"), ("", "context", "[\"a\"]"), ("", "true", " && true"), ("", "true", " || true"), ("", "1", " + 1"), ("", "1", " - 1"), ("", "1", " * 1"), ("", "context has a", ".a"), ("", "A", "::A"),
        ("", "context like \"a", "*a"), ("", "context like \"a", "a*\\*"), ("", "\"a", "\\u{1F600}"), ("", "[1", ", 1"), ("", "context", ".contains(1)"), ("", "1", " == 1"), ("", "1 == 1", " && 1 == 1"), ("A::", "A::\"a\"", ""), ("context like \"*", "a", "\""), ("a ", "", ""), ("true == ", "true", ""), ("?", "", ""),
    ];

    public string Make(int times)
    {
        var numbered = Repeated.Contains('#', StringComparison.Ordinal);
        var repeated = numbered
            ? string.Concat(Enumerable.Range(0, times).Select(i => Repeated.Replace("#", i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)))
            : string.Concat(Enumerable.Repeat(Repeated, times));
        return $"{Before}{repeated}{Middle}{string.Concat(Enumerable.Repeat(Closing, times))}{After}";
    }
}
