using System.Globalization;

namespace DataProducts.Cedar.Tests;

/// <summary>Writes random policies over <see cref="RandomWorld"/>: guarded and unguarded reads, errors, forbids, unless.</summary>
internal sealed class RandomPolicies(System.Random random)
{
    private static readonly string[] Leaves =
    [
        "true", "false", "context.flag", "context has flag", "context.level > 2", "principal.level < context.level", "principal.name == \"x\"",
        "1 + 9223372036854775807 == 0", "principal in Group::\"top\"", "principal has name",
        "resource.flag", "resource.oflag", "resource has oflag", "resource has on", "resource has os", "resource has color",
        "resource.color == principal.home", "resource.ocolor == Color::\"red\"", "Color::\"blue\" != resource.ocolor", "resource.color in context.colors",
        "context.colors.contains(resource.ocolor)", "[Color::\"red\", Color::\"green\"].contains(resource.color)", "resource.color == Group::\"low\"",
        "resource.n < 3", "resource.on >= context.level", "resource.n == resource.on", "2 <= resource.on", "resource.on > resource.n", "resource.n != 1",
        "resource.on <= 3", "resource.n <= 2", "resource.ot <= context.now", "resource.d.lessThanOrEqual(decimal(\"0.5\"))",
        "resource.s == \"a'b\"", "resource.os == \"x\"", "resource.s != resource.os", "resource.os like \"a*\"", "resource.s like \"*%*\"", "resource.s like \"*_\\\\*\"",
        "resource.s like \"é*\"", "resource.t < context.now", "resource.ot >= datetime(\"2024-01-02T00:00:00.001Z\")", "context.now == resource.ot",
        "resource.t == resource.ot", "resource.d.lessThan(decimal(\"1.5\"))", "decimal(\"-0.5\").greaterThanOrEqual(resource.d)",
        "resource.owner in Group::\"top\"", "resource.owner == principal", "principal == resource.owner", "resource.oowner in [Group::\"low\", User::\"b\"]",
        "resource.owner is User", "resource.oowner is User", "resource.oowner is User in Group::\"low\"", "principal in resource.ogroup", "resource is Row",
        "resource in Product::\"p\"", "resource in Domain::\"d\"", "resource in Domain::\"other\"", "resource in [Product::\"p2\", Domain::\"d\"]",
    ];

    private static readonly string[] Guarded =
    [
        "resource has oflag && resource.oflag", "resource has on && resource.on < 5", "resource has os && resource.os like \"*x\"",
        "resource has ocolor && resource.ocolor in context.colors", "context has flag && context.flag", "principal has name && principal.name == \"y\"",
        "resource has oowner && resource.oowner in Group::\"low\"",
    ];

    public string Set()
    {
        var policies = new List<string>();
        for (var count = random.Next(1, 5); count > 0; count--)
        {
            policies.Add(Policy());
        }

        return string.Join('\n', policies);
    }

    private string Policy()
    {
        var effect = random.Next(3) == 0 ? "forbid" : "permit";
        var principal = Pick("principal", "principal", "principal in Group::\"top\"", "principal is User", "principal == User::\"b\"");
        var action = Pick("action", "action == Action::\"read\"", "action in Action::\"see\"", "action in [Action::\"write\", Action::\"see\"]");
        var resource = Pick("resource", "resource", "resource in Product::\"p\"", "resource is Row in Domain::\"d\"");
        var conditions = "";
        for (var count = random.Next(0, 3); count > 0; count--)
        {
            conditions += string.Create(CultureInfo.InvariantCulture, $" {Pick("when", "when", "unless")} {{ {Expression(random.Next(4))} }}");
        }

        return $"{effect} ({principal}, {action}, {resource}){conditions};";
    }

    private string Expression(int depth)
    {
        if (depth == 0)
        {
            return random.Next(3) == 0 ? Pick(Guarded) : Pick(Leaves);
        }

        string Next() => $"({Expression(depth - 1)})";
        return random.Next(7) switch
        {
            0 or 1 => $"{Next()} && {Next()}",
            2 or 3 => $"{Next()} || {Next()}",
            4 => $"!{Next()}",
            5 => $"if {Next()} then {Next()} else {Next()}",
            _ => Expression(depth - 1),
        };
    }

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
