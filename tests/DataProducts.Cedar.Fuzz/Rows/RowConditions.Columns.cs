using System.Text;

namespace DataProducts.Cedar.Fuzz;

/// <content>Conditions on one column: every operator that can stand beside it.</content>
internal sealed partial class RowConditions
{
    private static readonly string[] PatternParts = ["*", "*", "a", "b", "é", "😀", "\\*", "%", "_", "e", "\u0301", "", "aa", "\\\\", "'", "\\\""];

    private string OnScalar(RowScalar scalar, string path)
    {
        switch (dice.Next(11))
        {
            case 0: return Note("==", $"{path} == {Literal(scalar)}");
            case 1: return Note("!=", $"{Literal(scalar)} != {path}");
            case 2: return Note("== column", $"{path} == {Other(scalar)}");
            case 3: return Note("one of", $"[{Literals(scalar)}].contains({path})");
            case 4: return Note("one of a list with columns", $"[{path}, {Other(scalar)}].contains({Other(scalar)})");
            case 5: return Note("if as a value", $"(if {Condition(1)} then {path} else {Other(scalar)}) == {Literal(scalar)}");
            case 6: return Note("value of another type", $"{path} {dice.Pick("==", "!=", "<")} {Literal(scalar.Column.Kind == CedarKind.Bool ? RowScalar.Long : RowScalar.Bool)}");
            default: return Special(scalar, path);
        }
    }

    private string Special(RowScalar scalar, string path) => scalar.Column.Kind switch
    {
        CedarKind.Bool => dice.Next(3) switch
        {
            0 => Note("boolean", path),
            1 => Note("== condition", $"{path} == ({Condition(1)})"),
            _ => Note("!= condition", $"({Condition(0)}) != {path}"),
        },
        CedarKind.String when dice.Chance(0.7) => Note("like", $"{path} like \"{Pattern()}\""),
        CedarKind.String => Note("one of the context's", $"context.names.contains({path})"),
        CedarKind.Decimal => dice.Chance(0.5)
            ? Note("decimal order", $"{path}.{DecimalMethod()}({Literal(scalar)})") : Note("decimal order of columns", $"{Other(scalar)}.{DecimalMethod()}({path})"),
        CedarKind.Entity => OnEntity(scalar, path),
        CedarKind.DateTime when dice.Chance(0.3) => Note("order", $"{path} {Order()} context.now"),
        _ => dice.Next(3) switch
        {
            0 => Note("order", $"{path} {Order()} {Literal(scalar)}"),
            1 => Note("order, value first", $"{Literal(scalar)} {Order()} {path}"),
            _ => Note("order of columns", $"{path} {Order()} {Other(scalar)}"),
        },
    };

    private string OnEntity(RowScalar scalar, string path) => dice.Next(6) switch
    {
        0 => Note("in", $"{path} in {dice.Pick("Group::\"top\"", "Group::\"low\"", "User::\"b\"", "Color::\"red\"")}"),
        1 => Note("in several", $"{path} in [{Literals(scalar)}, Group::\"low\"]"),
        2 => Note("principal in", $"principal in {path}"),
        3 => Note("principal in a list with columns", $"principal in [{path}, {Other(scalar)}, User::\"b\"]"),
        4 => Note("is", $"{path} is {dice.Pick("User", "Color")}"),
        _ => Note("is in", $"{path} is {scalar.Cedar} in Group::\"top\""),
    };

    private string OnSet(RowScalar scalar, string path) => dice.Next(11) switch
    {
        0 => Note("contains", $"{path}.contains({Literal(scalar)})"),
        1 => Note("contains column", $"{path}.contains({Other(scalar)})"),
        2 => Note("containsAll", $"{path}.containsAll([{Literals(scalar)}])"),
        3 => Note("containsAny", $"{path}.containsAny([{Literals(scalar)}])"),
        4 => Note("containsAny of a list with columns", $"{path}.containsAny([{Literals(scalar)}, {Other(scalar)}])"),
        5 => Note("isEmpty", $"{path}.isEmpty()"),
        6 => Note("set ==", $"{path} {dice.Pick("==", "!=")} [{Literals(scalar)}]"),
        7 => Note("contained in all", $"[{Literals(scalar)}].containsAll({path})"),
        8 => Note("contained in any", $"[{Literals(scalar)}].containsAny({path})"),
        9 when scalar.Column.Kind == CedarKind.Entity => Note("principal in a set", $"principal in {path}"),
        9 => Note("contained in none", $"context.none.{dice.Pick("containsAll", "containsAny")}({path})"),
        _ => Note("containsAll of nothing", $"{path}.{dice.Pick("containsAll", "containsAny")}(context.none)"),
    };

    private string Order() => dice.Pick("<", "<=", ">", ">=");

    private string DecimalMethod() => dice.Pick("lessThan", "lessThanOrEqual", "greaterThan", "greaterThanOrEqual");

    private string Pattern()
    {
        var pattern = new StringBuilder();
        for (var count = dice.Between(1, 4); count > 0; count--)
        {
            pattern.Append(dice.Pick(PatternParts));
        }

        return pattern.ToString();
    }
}
