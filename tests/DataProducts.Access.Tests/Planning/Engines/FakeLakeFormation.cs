using System.Text.Json.Nodes;

namespace DataProducts.Access.Tests;

/// <summary>Lake Formation: grants add up.</summary>
internal sealed class FakeLakeFormation : IFakeEngine
{
    private readonly Dictionary<string, JsonNode> _filters = new(StringComparer.Ordinal);
    private readonly List<(string Principal, string Filter)> _grants = [];
    private readonly PlanWorld _world;

    public FakeLakeFormation(IEnumerable<PlannedObject> objects, PlanWorld world)
    {
        _world = world;
        foreach (var one in objects)
        {
            var body = JsonNode.Parse(one.Text)!;
            if (one.Address == "POST /CreateDataCellsFilter")
            {
                Assert.True(_filters.TryAdd(KeyOf(body["TableData"]!), body["TableData"]!), "AlreadyExistsException");
                continue;
            }

            Assert.Equal("POST /GrantPermissions", one.Address);
            var filter = KeyOf(body["Resource"]!["DataCellsFilter"]!);
            Assert.True(_filters.ContainsKey(filter), "EntityNotFoundException");
            _grants.Add(((string)body["Principal"]!["DataLakePrincipalIdentifier"]!, filter));
        }
    }

    public EngineAnswer Read(EngineTable rows, ClassRoles roles, PlanTable table, DateTimeOffset now)
    {
        var place = _world.Map.Find(table.Jurisdiction)!;
        var answer = new EngineAnswer();
        foreach (var (principal, filter) in _grants)
        {
            var data = _filters[filter];
            if (principal != roles.IamRoleIn(place) || (string?)data["DatabaseName"] != table.Space || (string?)data["TableName"] != table.Name)
            {
                continue;
            }

            var expression = (string?)data["RowFilter"]!["FilterExpression"] ?? "TRUE";
            var columns = data["ColumnNames"]!.AsArray().Select(name => $"\"{name}\"");
            foreach (var (row, cells) in rows.Read($"SELECT row_id, {string.Join(", ", columns)} FROM t WHERE {expression}").Rows)
            {
                Assert.True(answer.Rows.TryAdd(row, cells), "Two filters of one principal show one row: classes are not disjoint.");
            }
        }

        return answer;
    }

    private static string KeyOf(JsonNode data) => string.Join('|', ((string[])["TableCatalogId", "DatabaseName", "TableName", "Name"]).Select(name => (string)data[name]!));
}
