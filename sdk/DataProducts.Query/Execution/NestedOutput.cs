using System.Globalization;
using DataProducts.Query.Syntax;

namespace DataProducts.Query.Execution;

/// <summary>
/// Wraps a statement so that the driver can read its nested columns: it gives no list with a null in it, and no map. Each element becomes a
/// struct of one field, each map the list of its entries; <see cref="NestedReader"/> turns them back. Order and rows stay as they are.
/// </summary>
internal static class NestedOutput
{
    public const string Element = "v";
    public const string Key = "k";

    /// <summary>Gives the statement to run.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="types">The types of its visible columns.</param>
    /// <param name="hidden">How many plain columns follow those.</param>
    public static string Wrap(string sql, IReadOnlyList<EngineType> types, int hidden)
    {
        if (!types.Any(type => type.IsNested))
        {
            return sql;
        }

        var names = Enumerable.Range(0, types.Count + hidden).Select(i => string.Create(CultureInfo.InvariantCulture, $"c{i}")).ToArray();
        var values = names.Select((name, i) => i < types.Count && types[i].IsNested ? $"{Value(name, types[i], 0)} AS {name}" : name);
        return $"SELECT {string.Join(", ", values)} FROM ({sql}) AS answer({string.Join(", ", names)})";
    }

    public static string Field(int index) => string.Create(CultureInfo.InvariantCulture, $"f{index}");

    // A lambda's parameter is named by its depth, so that none hides another.
    private static string Value(string path, EngineType type, int depth)
    {
        var each = string.Create(CultureInfo.InvariantCulture, $"x{depth}");
        return type.Kind switch
        {
            EngineTypeKind.Struct =>
                $"CASE WHEN {path} IS NOT NULL THEN {{{string.Join(", ", type.Parts.Select((part, i) => $"{Field(i)}: {Value($"({path}).{SqlText.Name(type.Names[i])}", part, depth)}"))}}} END",
            EngineTypeKind.List => $"list_transform({path}, lambda {each}: {{{Element}: {Value(each, type.Parts[0], depth + 1)}}})",
            EngineTypeKind.Map =>
                $"list_transform(map_entries({path}), lambda {each}: {{{Key}: {Value($"({each}).key", type.Parts[0], depth + 1)}, "
                + $"{Element}: {Value($"({each}).value", type.Parts[1], depth + 1)}}})",
            _ => path,
        };
    }
}
