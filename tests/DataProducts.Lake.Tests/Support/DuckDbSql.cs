using System.Collections;
using DuckDB.NET.Data;

namespace DataProducts.Lake.Tests.Support;

/// <summary>Reads snapshots with DuckDB, by field ids.</summary>
internal static class DuckDbSql
{
    public static string Scan(SnapshotFiles files)
    {
        var paths = string.Join(", ", files.Files.Select(file => $"'{file.Path}'"));
        var fields = string.Join(", ", files.Columns.Select(column =>
            $"{column.FieldId}: {{name: '{column.Column.Name}', type: '{TypeOf(column.Column.Type)}', default_value: NULL}}"));
        return $"read_parquet([{paths}], schema=MAP {{{fields}}})";
    }

    public static string TypeOf(LakeType type) => type.Kind switch
    {
        LakeKind.Boolean => "BOOLEAN",
        LakeKind.Int => "INTEGER",
        LakeKind.Long => "BIGINT",
        LakeKind.Float => "FLOAT",
        LakeKind.Double => "DOUBLE",
        LakeKind.Decimal => $"DECIMAL({type.Precision},{type.Scale})",
        LakeKind.Date => "DATE",
        LakeKind.Time => "TIME",
        LakeKind.Timestamp => "TIMESTAMP",
        LakeKind.TimestampTz => "TIMESTAMPTZ",
        LakeKind.String => "VARCHAR",
        LakeKind.Uuid => "UUID",
        LakeKind.Struct => $"STRUCT({string.Join(", ", type.Children.Select(child => $"{child.Name} {TypeOf(child.Type)}"))})",
        LakeKind.List => $"{TypeOf(type.Children[0].Type)}[]",
        LakeKind.Map => $"MAP({TypeOf(type.Children[0].Type)}, {TypeOf(type.Children[1].Type)})",
        _ => "BLOB",
    };

    /// <summary>Reads rows as the values that were written, in the order of the column <c>id</c>.</summary>
    public static List<object?[]> Rows(SnapshotFiles files, IReadOnlyList<LakeColumn> columns)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SET TimeZone='UTC'";
        command.ExecuteNonQuery();
        var values = string.Join(", ", columns.Select(column => Wrapped(column.Name, column.Type, 0)));
        command.CommandText = $"SELECT {values} FROM {Scan(files)} ORDER BY id";
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            rows.Add([.. columns.Select((column, i) => reader.IsDBNull(i) ? null : Value(reader.GetValue(i), column.Type))]);
        }

        return rows;
    }

    // DuckDB.NET gives no lists and maps with nulls in them; structs it does.
    private static string Wrapped(string path, LakeType type, int depth) => type.Kind switch
    {
        LakeKind.Struct => $"CASE WHEN {path} IS NOT NULL THEN {{{string.Join(", ", type.Children.Select(child => $"'{child.Name}': {Wrapped($"{path}.{child.Name}", child.Type, depth)}"))}}} END",
        LakeKind.List => $"list_transform({path}, lambda x{depth}: {{'v': {Wrapped($"x{depth}", type.Children[0].Type, depth + 1)}}})",
        LakeKind.Map => $"list_transform(map_entries({path}), lambda x{depth}: {{'k': {Wrapped($"x{depth}.key", type.Children[0].Type, depth + 1)}, 'v': {Wrapped($"x{depth}.value", type.Children[1].Type, depth + 1)}}})",
        LakeKind.Decimal => $"{path}::VARCHAR", // .NET's decimal has 28 digits
        _ => path,
    };

    private static object? Value(object? value, LakeType type) => (value, type.Kind) switch
    {
        (null or DBNull, _) => null,
        (IDictionary parts, LakeKind.Struct) => new NestedValue(type.Kind, [.. type.Children.Select(child => Value(parts[child.Name], child.Type))]),
        (IEnumerable entries, LakeKind.Map) => new NestedValue(type.Kind, [.. entries.Cast<IDictionary>()
            .SelectMany(entry => (object?[])[Value(entry["k"], type.Children[0].Type), Value(entry["v"], type.Children[1].Type)])]),
        (IEnumerable elements, LakeKind.List) => new NestedValue(type.Kind, [.. elements.Cast<IDictionary>().Select(part => Value(part["v"], type.Children[0].Type))]),
        (string number, LakeKind.Decimal) => Int128.Parse(number.Replace(".", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture),
        (DateOnly day, _) => day.DayNumber - new DateOnly(1970, 1, 1).DayNumber,
        (DateTime time, LakeKind.Date) => DateOnly.FromDateTime(time).DayNumber - new DateOnly(1970, 1, 1).DayNumber,
        (TimeOnly time, _) => time.Ticks / TimeSpan.TicksPerMicrosecond,
        (DateTime time, _) => (time - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond,
        (Stream stream, _) => Bytes(stream),
        var (other, _) => other,
    };

    private static byte[] Bytes(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
