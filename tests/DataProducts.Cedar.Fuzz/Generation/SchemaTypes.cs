namespace DataProducts.Cedar.Fuzz;

/// <summary>Writes the types of one namespace of a random schema.</summary>
internal sealed class SchemaTypes(
    Dice dice, SchemaGenerator.DeclaredNamespace home, IReadOnlyList<SchemaGenerator.DeclaredNamespace> all, double faults)
{
    private static readonly string[] BuiltIn = ["Long", "String", "Bool", "Long", "String", "Bool", "decimal", "ipaddr", "datetime", "duration"];

    /// <summary>Writes a type. Only common types declared before the given one are used, so that there is no cycle but on purpose.</summary>
    public string Type(int depth, int commonTypes)
    {
        if (dice.Chance(faults))
        {
            return dice.Pick("Unknown", "NS::Unknown", "__cedar::Unknown", "Boolean", "Action", "Set", "Record", home.Qualify(dice.Pick(Words.CommonTypes)));
        }

        return dice.Next(10) switch
        {
            < 5 => dice.Chance(0.1) ? $"__cedar::{dice.Pick(BuiltIn)}" : dice.Pick(BuiltIn),
            5 => EntityName(),
            6 when Math.Min(commonTypes, home.CommonTypes.Count) is > 0 and var known => Common(home.CommonTypes[dice.Next(known)]),
            7 when depth > 0 => $"Set<{Type(depth - 1, commonTypes)}>",
            8 when depth > 0 => Record(depth - 1, commonTypes),
            _ => EntityName(),
        };
    }

    public string Record(int depth, int commonTypes)
    {
        var names = Enumerable.Range(0, dice.Next(6))
            .Select(_ => dice.Pick(dice.Chance(0.15) ? Words.OddAttributes : Words.Attributes)).Distinct(StringComparer.Ordinal);
        var attributes = names.Select(name =>
            $"{(dice.Chance(0.05) ? "@doc(\"x\") " : "")}{Spelling.Name(dice, name)}{(dice.Chance(0.4) ? "?" : "")}: {Type(depth, commonTypes)}");
        return $"{{{string.Join(", ", attributes)}}}";
    }

    public string Context() => home.CommonTypes.Count > 0 && dice.Chance(0.15) ? Common(dice.Pick(home.CommonTypes)) : Record(2, int.MaxValue);

    /// <summary>Writes one name of an entity type, or a list of some.</summary>
    public string EntityNames(int least) => dice.Chance(0.4)
        ? EntityName() : $"[{string.Join(", ", Enumerable.Range(0, dice.Between(least, 3)).Select(_ => EntityName()))}]";

    private string EntityName()
    {
        if (dice.Chance(faults))
        {
            return dice.Pick("Unknown", "NS::Unknown", "Action", "Long");
        }

        var space = dice.Chance(0.7) ? home : dice.Pick(all);
        if (space.Entities.Count == 0)
        {
            space = all.FirstOrDefault(other => other.Entities.Count > 0) ?? space;
        }

        var name = space.Entities.Count == 0 ? "Nothing" : dice.Pick(space.Entities);
        return space == home && dice.Chance(0.7) ? name : space.Qualify(name);
    }

    private string Common(string name) => dice.Chance(0.7) ? name : home.Qualify(name);
}
