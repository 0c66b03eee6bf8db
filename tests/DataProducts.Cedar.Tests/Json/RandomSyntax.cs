namespace DataProducts.Cedar.Tests;

/// <summary>Writes random policies and templates in which every operator, escape and form of the syntax occurs.</summary>
internal sealed class RandomSyntax(System.Random random)
{
    private static readonly string[] Leaves =
    [
        "principal", "action", "resource", "context", "true", "false", "0", "1", "9223372036854775807", "-9223372036854775808", "-1", "- 7",
        "\"\"", "\"a\\\"b\\\\\\n\\u{1F600}\\0\"", "\"é*\"", "User::\"alice\"", "A::B::\"\\u{7f}\"", "Action::\"read\"", "[]", "{}", "ip(\"1.2.3.4\")",
        "decimal(\"1.5\")", "datetime(\"2024-01-01\")", "duration(\"1d2h\")", "ip()", "decimal(1, 2)",
    ];

    private static readonly string[] Binary = ["==", "!=", "<", "<=", ">", ">=", "+", "-", "*", "&&", "||", "in"];
    private static readonly string[] Methods = ["contains", "containsAll", "containsAny", "hasTag", "getTag", "isInRange", "lessThan", "offset", "durationSince"];
    private static readonly string[] Plain = ["isEmpty", "isIpv4", "toDate", "toMilliseconds", "isLoopback"];
    private static readonly string[] Names = ["a", "b2", "_x", "permit", "when", "principal", "Set"];
    private static readonly string[] Quoted = ["\"a b\"", "\"if\"", "\"\"", "\"a\"", "\"é\\u{0}\"", "\"__entity\""];
    private static readonly string[] Patterns = ["\"\"", "\"*\"", "\"a*\\**b\"", "\"**é\\u{1F600}\"", "\"plain\"", "\"\\\\*\\\"\""];

    public string Policy(bool template)
    {
        var principal = template ? Pick("principal == ?principal", "principal in ?principal", "principal is A::B in ?principal") : Scope("principal");
        var resource = template && Half() ? Pick("resource == ?resource", "resource in ?resource", "resource is File in ?resource") : Scope("resource");
        var action = Pick("action", "action == Action::\"a\"", "action in N::Action::\"b\"", "action in [Action::\"a\"]", "action in []", "action in [Action::\"a\", N::Action::\"\"]");
        var annotations = Pick("", "@id(\"x\")", "@note @if(\"then \\\"q\\\"\")", "@empty(\"\")\n@bare");
        var conditions = string.Concat(Enumerable.Range(0, random.Next(3)).Select(_ => $" {Pick("when", "unless")} {{ {Expression(random.Next(5))} }}"));
        return $"{annotations} {Pick("permit", "forbid")} ({principal}, {action}, {resource}){conditions};";
    }

    public string Expression(int depth)
    {
        if (depth == 0)
        {
            return Pick(Leaves);
        }

        string Next() => Expression(random.Next(depth));
        string Inner() => $"({Next()})";
        return random.Next(15) switch
        {
            0 => $"!{Inner()}",
            1 => $"-{Inner()}",
            2 => $"if {Next()} then {Next()} else {Next()}",
            3 => $"{Inner()}.{Pick(Names)}",
            4 => $"{Inner()}[{Pick(Quoted)}]",
            5 => $"{Inner()} has {Pick(Pick(Names), Pick(Quoted), string.Join('.', Pick(Names), Pick(Names), Pick(Names)))}",
            6 => $"{Inner()} like {Pick(Patterns)}",
            7 => $"{Inner()} is {Pick("A", "A::B")}",
            8 => $"{Inner()} is A in {Inner()}",
            9 => $"[{string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => Next()))}]",
            10 => $"{{{string.Join(", ", Names.Concat(Quoted).Except(["\"a\""]).OrderBy(_ => random.Next()).Take(random.Next(4)).Select(name => $"{name}: {Next()}"))}}}",
            11 => $"{Inner()}.{Pick(Methods)}({Next()})",
            12 => $"{Inner()}.{Pick(Plain)}()",
            13 => $"{Inner()} {Pick("&&", "||", "+", "-", "*")} {Inner()} {Pick("&&", "||")} {Inner()}",
            _ => $"{Inner()} {Pick(Binary)} {Inner()}",
        };
    }

    private string Scope(string name) => Pick(name, $"{name} == User::\"a\"", $"{name} in G::\"\\u{{e9}}\"", $"{name} is A::B", $"{name} is A in G::\"x\"");

    private bool Half() => random.Next(2) == 0;

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
