using DataProducts.Lake.DataFiles;
using DataProducts.TestKit;
using ParquetSharp;

namespace DataProducts.Lake.Tests;

/// <summary>The column on Parquet in the table of types says what the lake writes; another test holds the rest against the renderers.</summary>
public sealed class TypesPageTests
{
    [Fact]
    public void ParquetColumn_SaysWhatIsWritten()
    {
        var rows = File.ReadAllLines(Path.Combine(RepositoryRoot.Path, "docs", "types.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line[2..^2].Split(" | ")).ToList();

        Assert.Equal(20, rows.Count);
        Assert.All(rows, row => Assert.Equal(Cell(row[1]), row[2]));
    }

    private static string Cell(string lake) => lake switch
    {
        "`boolean`" => Of(LakeKind.Boolean),
        "`int`" => Of(LakeKind.Int),
        "`long`" => Of(LakeKind.Long),
        "`float`" => Of(LakeKind.Float),
        "`double`" => Of(LakeKind.Double),
        "`decimal(9, 2)`" => $"{OfType(new(LakeKind.Decimal, 9, 2))}, `DECIMAL(9, 2)`",
        "`decimal(18, 4)`" => $"{OfType(new(LakeKind.Decimal, 18, 4))}, `DECIMAL(18, 4)`",
        "`decimal(19, 4)`" => $"{OfType(new(LakeKind.Decimal, 19, 4))}, `DECIMAL(19, 4)`",
        "`decimal(10, 5)`" => $"{OfType(new(LakeKind.Decimal, 10, 5))}, `DECIMAL(10, 5)`",
        "`date`" => $"{Of(LakeKind.Date)}, `DATE`",
        "`time`" => $"{Of(LakeKind.Time)}, `TIME(micros)`",
        "`timestamptz`" => $"{Of(LakeKind.TimestampTz)}, `TIMESTAMP(micros, UTC)`",
        "`string`" or "`string` with `values`" => $"{Of(LakeKind.String)}, `STRING`",
        "`uuid`" => $"{Of(LakeKind.Uuid)}, `UUID`",
        "`binary`" => Of(LakeKind.Binary),
        _ when lake.StartsWith("`struct", StringComparison.Ordinal) => "a group",
        _ when lake.StartsWith("`list", StringComparison.Ordinal) => "a group, `LIST`",
        _ => "a group, `MAP`",
    };

    private static string Of(LakeKind kind) => OfType(new(kind));

    private static string OfType(LakeType type) => ParquetTypes.Physical(type) switch
    {
        PhysicalType.Boolean => "`BOOLEAN`",
        PhysicalType.Int32 => "`INT32`",
        PhysicalType.Int64 => "`INT64`",
        PhysicalType.Float => "`FLOAT`",
        PhysicalType.Double => "`DOUBLE`",
        PhysicalType.ByteArray => "`BYTE_ARRAY`",
        PhysicalType.FixedLenByteArray => $"`FIXED_LEN_BYTE_ARRAY({ParquetTypes.Length(type)})`",
        var other => other.ToString(),
    };
}
