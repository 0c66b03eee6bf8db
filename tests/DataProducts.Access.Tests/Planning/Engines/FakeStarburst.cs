using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace DataProducts.Access.Tests;

/// <summary>Starburst's built-in access control, with filters of either polarity.</summary>
internal sealed partial class FakeStarburst : IFakeEngine
{
    private readonly FilterPolarity _polarity;
    private readonly Dictionary<string, string> _expressions = new(StringComparer.Ordinal);
    private readonly List<(string Role, string What, JsonNode Body)> _attached = [];
    private readonly PlanWorld _world;

    public FakeStarburst(IEnumerable<PlannedObject> objects, PlanWorld world, FilterPolarity polarity)
    {
        (_world, _polarity) = (world, polarity);
        foreach (var one in objects)
        {
            var body = JsonNode.Parse(one.Text)!;
            if (NewExpression().Match(one.Address) is { Success: true } made)
            {
                Assert.StartsWith("dpp:", (string)body["description"]!, StringComparison.Ordinal);
                Assert.True(_expressions.TryAdd($"{{{made.Groups["kind"].Value}:{body["name"]}}}", (string)body["expression"]!), "A name is taken.");
                continue;
            }

            var attached = OfRole().Match(one.Address);
            Assert.True(attached.Success, one.Address);
            _attached.Add((attached.Groups["role"].Value, attached.Groups["what"].Value, body));
        }
    }

    public EngineAnswer Read(EngineTable rows, ClassRoles roles, PlanTable table, DateTimeOffset now)
    {
        rows.At(now, []);
        var catalog = _world.Map.Find(table.Jurisdiction)!.TrinoCatalog;
        var mine = _attached.Where(one => one.Role == roles.TrinoRole && (string?)one.Body["entity"]!["catalog"] == catalog
            && (string?)one.Body["entity"]!["schema"] == table.Space && (string?)one.Body["entity"]!["table"] == table.Name).ToList();
        var granted = mine.Where(one => one.What == "grants" && (string?)one.Body["action"] == "SELECT" && (string?)one.Body["effect"] == "ALLOW")
            .SelectMany(one => one.Body["entity"]!["columns"]!.AsArray().Select(name => (string)name!)).ToList();
        if (granted.Count == 0)
        {
            return new EngineAnswer();
        }

        var masks = mine.Where(one => one.What == "columnMasks").ToDictionary(one => (string)one.Body["entity"]!["columns"]!.AsArray().Single()!, Expression, StringComparer.Ordinal);
        var filters = mine.Where(one => one.What == "rowFilters").Select(Expression)
            .Select(text => _polarity == FilterPolarity.Exclusion ? $"({text}) IS NOT TRUE" : $"({text})");
        var columns = granted.Select(name => masks.TryGetValue(name, out var mask) ? $"{mask.Replace("@column", name, StringComparison.Ordinal)} AS \"{name}\"" : $"\"{name}\"");
        return rows.Read($"SELECT row_id, {string.Join(", ", columns)} FROM t WHERE {string.Join(" AND ", filters.DefaultIfEmpty("TRUE"))}");
    }

    private string Expression((string Role, string What, JsonNode Body) one) => TrinoText.ToDuckDb(_expressions[(string)one.Body["expressionId"]!]);

    [GeneratedRegex("^POST /api/v1/biac/expressions/(?<kind>rowFilter|columnMask)$")]
    private static partial Regex NewExpression();

    [GeneratedRegex(@"^POST /api/v1/biac/roles/\{role:(?<role>[^}]+)\}/(?<what>rowFilters|columnMasks|grants)$")]
    private static partial Regex OfRole();
}
