using System.Text.Json.Nodes;
using DataProducts.TestKit;

namespace DataProducts.Contracts.Tests;

/// <summary>The table of types says what the renderers do; <c>UPDATE_GOLDEN=1</c> writes it anew. Its first column is C#'s and its third
/// Parquet's, of which the generator and the lake know.</summary>
public sealed class TypesPageTests
{
    private static readonly string Page = Path.Combine(RepositoryRoot.Path, "docs", "types.md");

    private static readonly Dictionary<string, (LakeType Type, string[] Values)> Named = new(StringComparer.Ordinal)
    {
        ["`string` with `values`"] = (new(LakeKind.String), ["Open", "Closed"]),
        ["`struct<street: string, zip: int?>`"] = (LakeType.Struct(new("street", new(LakeKind.String), false), new("zip", new(LakeKind.Int), true)), []),
        ["`list<string>`"] = (LakeType.List(new(LakeKind.String)), []),
        ["`list<string>`, `unique`"] = (LakeType.List(new(LakeKind.String)) with { UniqueElements = true }, []),
        ["`map<string, long?>`"] = (LakeType.Map(new(LakeKind.String), new(LakeKind.Long), valueNullable: true), []),
    };

    [Fact]
    public void Page_SaysWhatTheRenderersDo()
    {
        var page = File.ReadAllLines(Page);
        var actual = Array.ConvertAll(page, line => line.StartsWith("| `", StringComparison.Ordinal) ? RowOf(line) : line);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(Page, string.Concat(actual.Select(line => $"{line}\n")));
            return;
        }

        Assert.Equal(actual, page);
    }

    [Fact]
    public void Page_HasEveryType()
    {
        var types = Rows().Select(cells => TypeOf(cells[1]).Type.Kind).Distinct();

        Assert.Equal(Enum.GetValues<LakeKind>().Except([LakeKind.Fixed, LakeKind.Timestamp]).Order(), types.Order()); // fixed are the lake's own columns, and a timestamp without zone other engines'
        Assert.Equal(20, Rows().Count());
        Assert.All(Named.Keys, name => Assert.Contains(Rows(), cells => cells[1] == name));
    }

    private static IEnumerable<string[]> Rows() =>
        File.ReadAllLines(Page).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line[2..^2].Split(" | "));

    private static string RowOf(string line)
    {
        var kept = line[2..^2].Split(" | ");
        var (type, values) = TypeOf(kept[1]);
        var odcs = OdcsType.Of(type);
        string[] cells =
        [
            .. kept[..3],
            Code(odcs.Logical),
            Codes(odcs.Options?.Members.Select(option => $"{option.Key}: {((YamlScalar)option.Value).Written}")),
            JsonSchema(JsonSchemaType.Of(type, values, "t.part")),
            Code(new GraphQlParts("page").Refer(type, values, "T_Part")),
            Code(CedarTypes.Of(type)),
            Code(GlueType.Of(type)),
            Code(AthenaType.Of(type)),
            Code(TrinoType.Of(type)),
            Code(SnowflakeType.Of(type)),
            Code(DuckDbType.Of(type)),
            Code(OsiType.Of(type)),
            Code(PowerBiType.Of(type)),
            Code(TableauType.Of(type)),
        ];
        return $"| {string.Join(" | ", cells)} |";
    }

    private static (LakeType Type, string[] Values) TypeOf(string cell)
    {
        if (Named.TryGetValue(cell, out var named))
        {
            return named;
        }

        Assert.True(LakeTypeReader.TryParse(cell.Trim('`'), out var type), cell);
        return (type, []);
    }

    // Kinds and formats, not limits: those are long, and each column has its own besides.
    private static string JsonSchema(JsonObject schema)
    {
        var alternatives = schema["anyOf"]?.AsArray().Select(one => (string?)one!["type"]) ?? [(string?)schema["type"]];
        var notes = new[] { "format", "contentEncoding" }.Where(schema.ContainsKey).Select(name => $"{name}: {schema[name]}")
            .Concat(new[] { "enum", "uniqueItems" }.Where(schema.ContainsKey));
        return Codes([string.Join(" or ", alternatives), .. notes]);
    }

    private static string Codes(IEnumerable<string>? texts) => texts is null ? "–" : string.Join(", ", texts.Select(Code));

    private static string Code(string? text) => text is null ? "–" : $"`{text}`";
}
