using System.Globalization;
using System.Text;
using DataProducts.Lake;
using DataProducts.Lake.Reading.Projection;
using DataProducts.Query.Syntax;

namespace DataProducts.Query.Governed;

/// <summary>A column of a branch as the engine reads it from files.</summary>
/// <param name="Id">The field id.</param>
/// <param name="Name">What the row filter and the viewer's query call it.</param>
/// <param name="Type">The engine's type.</param>
internal readonly record struct ScanField(int Id, string Name, string Type);

/// <summary>
/// The SQL that reads a group of files without the rows that other engines deleted. It gives the branch's columns and no other: not those
/// that only deletes are keyed by, nor file names. Who may see what is decided around it, after the deletes, on the rows that are left.
/// </summary>
internal static class GroupSql
{
    // The columns of files of position deletes (Iceberg specification, Reserved Field IDs).
    private const int PathId = 2_147_483_546;
    private const int PositionId = 2_147_483_545;

    // A chain of UNION ALL is as deep as it is long, and what parses it has a limit: a long one becomes a tree.
    private const int Chain = 8;

    /// <summary>Writes a SELECT of the rows of all groups.</summary>
    public static void AppendAll(StringBuilder text, ReadOnlySpan<FileGroup> groups, IReadOnlyList<ScanField> fields)
    {
        if (groups.Length == 1)
        {
            Append(text, groups[0], fields);
            return;
        }

        var part = Math.Max(1, (groups.Length + Chain - 1) / Chain);
        for (var start = 0; start < groups.Length; start += part)
        {
            text.Append(start == 0 ? "" : " UNION ALL ").Append(part == 1 ? "" : "SELECT * FROM (");
            AppendAll(text, groups[start..Math.Min(groups.Length, start + part)], fields);
            text.Append(part == 1 ? "" : ") AS part");
        }
    }

    private static void Append(StringBuilder text, FileGroup group, IReadOnlyList<ScanField> fields)
    {
        // A key is compared in the type that the table has it in, whatever type the port shows it as.
        var types = fields.ToDictionary(field => field.Id, field => field.Type);
        foreach (var column in group.Keys.SelectMany(keys => keys.Columns))
        {
            types[column.FieldId] = EngineTypes.Of(column.Column.Type);
        }

        text.Append("SELECT ").AppendJoin(", ", fields.Select(field => string.Create(
            CultureInfo.InvariantCulture, $"CAST(d.f{field.Id} AS {field.Type}) AS {SqlText.Name(field.Name)}")));
        text.Append(" FROM ");
        var hasPositions = group.Positions.Any();
        var options = hasPositions ? ", filename = 'dp_file', file_row_number = true" : "";
        Read(text, group.Files.Select(file => file.Path), types, Defaults(types, group.Constants), options);
        text.Append(" AS d");
        if (hasPositions)
        {
            Positions(text, group);
        }

        for (var i = 0; i < group.Keys.Count; i++)
        {
            Keys(text, group.Keys[i], string.Create(CultureInfo.InvariantCulture, $"k{i}"));
        }
    }

    // What applies to what is told pair by pair: a file of deletes may name files that are newer than it, in which it deletes nothing.
    private static void Positions(StringBuilder text, FileGroup group)
    {
        var paths = group.Positions.Select(pair => pair.Delete.Path).Distinct(StringComparer.Ordinal);
        var types = new Dictionary<int, string> { [PathId] = "VARCHAR", [PositionId] = "BIGINT" };
        text.Append(" ANTI JOIN (SELECT m.local, p.f").Append(PositionId).Append(" AS pos FROM ");
        Read(text, paths, types, Defaults(types, PartitionConstant.None), ", filename = 'dp_file'");
        text.Append(" AS p JOIN (VALUES ").AppendJoin(", ", group.Positions.Distinct().Select(pair =>
            $"({SqlText.Literal(pair.Delete.Path)}, {SqlText.Literal(pair.Data.WrittenPath)}, {SqlText.Literal(pair.Data.Path)})"));
        text.Append(CultureInfo.InvariantCulture, $") AS m(source, written, local) ON p.dp_file = m.source AND p.f{PathId} = m.written) AS p");
        text.Append(" ON d.dp_file = p.local AND d.file_row_number = p.pos");
    }

    private static void Keys(StringBuilder text, KeyDeletes keys, string alias)
    {
        var types = keys.Columns.ToDictionary(column => column.FieldId, column => EngineTypes.Of(column.Column.Type));
        text.Append(" ANTI JOIN ");
        Read(text, keys.Paths, types, Defaults(types, keys.Constants), "");
        text.Append(" AS ").Append(alias).Append(" ON ").AppendJoin(" AND ", keys.Columns.Select(column => Equal(column, alias)));
    }

    // No value equals no value, and NaN equals NaN, as the engine has it too; but zeros of different sign are two values.
    private static string Equal(TableColumn column, string alias)
    {
        var (left, right) = (
            string.Create(CultureInfo.InvariantCulture, $"d.f{column.FieldId}"), string.Create(CultureInfo.InvariantCulture, $"{alias}.f{column.FieldId}"));
        var same = $"{left} IS NOT DISTINCT FROM {right}";
        return column.Column.Type.Kind is LakeKind.Float or LakeKind.Double ? $"{same} AND {Sign(left)} IS NOT DISTINCT FROM {Sign(right)}" : same;
    }

    private static string Sign(string value) => $"(CASE WHEN isnan({value}) THEN false ELSE signbit({value}) END)";

    private static void Read(
        StringBuilder text, IEnumerable<string> paths, IReadOnlyDictionary<int, string> types, Dictionary<int, string> defaults, string options)
    {
        text.Append("read_parquet([").AppendJoin(", ", paths.Select(SqlText.Literal)).Append("], schema = MAP {");
        text.AppendJoin(", ", types.OrderBy(type => type.Key).Select(type => string.Create(
            CultureInfo.InvariantCulture,
            $"{type.Key}: {{'name': 'f{type.Key}', 'type': {SqlText.Literal(type.Value)}, 'default_value': {defaults[type.Key]}}}")));
        text.Append('}').Append(options).Append(')');
    }

    private static Dictionary<int, string> Defaults(
        IReadOnlyDictionary<int, string> types, IReadOnlyDictionary<int, PartitionConstant> constants) =>
        types.Keys.ToDictionary(id => id, id => constants.TryGetValue(id, out var constant) ? ConstantSql.Of(constant) : "NULL");
}
