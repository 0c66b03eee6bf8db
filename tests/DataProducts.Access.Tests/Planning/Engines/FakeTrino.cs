using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace DataProducts.Access.Tests;

/// <summary>Trino's file-based access control: unknown members are errors, patterns match in full, the first rule that matches
/// decides.</summary>
internal sealed class FakeTrino : IFakeEngine
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        PropertyNameCaseInsensitive = false,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        AllowDuplicateProperties = false,
    };

    private readonly RulesFile _file;
    private readonly PlanWorld _world;

    public FakeTrino(IEnumerable<PlannedObject> objects, PlanWorld world)
    {
        _world = world;
        _file = JsonSerializer.Deserialize<RulesFile>(objects.Single().Text, Strict)!;
        Assert.NotNull(_file.Catalogs);
        Assert.NotNull(_file.Schemas);
        Assert.All(_file.Tables!, rule => Assert.Equal(rule.Columns?.Count ?? 0, rule.Columns?.Select(column => column.Name).Distinct().Count() ?? 0));
    }

    public IReadOnlyList<TableRule> Tables => _file.Tables!;

    public EngineAnswer Read(EngineTable rows, ClassRoles roles, PlanTable table, DateTimeOffset now) =>
        Read(rows, table, now, "somebody", roles.TrinoRole is { } role ? [role] : [], roles.TrinoGroup is { } group ? [group] : []);

    public EngineAnswer Read(EngineTable rows, PlanTable table, DateTimeOffset now, string user, string[] roles, string[] groups)
    {
        rows.At(now, []);
        var rule = Decisive(_world.Map.Find(table.Jurisdiction)!.TrinoCatalog!, table, user, roles, groups);
        if (!rule.Privileges.Contains("SELECT") || !_file.Catalogs!.Any(one => one.Allow == "read-only" && Full(one.Catalog, _world.Map.Find(table.Jurisdiction)!.TrinoCatalog!)))
        {
            return new EngineAnswer();
        }

        var special = (rule.Columns ?? []).ToDictionary(column => column.Name, StringComparer.Ordinal);
        var shown = rows.Columns.Where(name => !special.TryGetValue(name, out var column) || column.Allow != false)
            .Select(name => special.TryGetValue(name, out var column) && column.Mask is { } mask ? $"{TrinoText.ToDuckDb(mask)} AS \"{name}\"" : $"\"{name}\"");
        return rows.Read($"SELECT row_id, {string.Join(", ", shown)} FROM t WHERE {(rule.Filter is { } filter ? TrinoText.ToDuckDb(filter) : "TRUE")}");
    }

    public TableRule Decisive(string catalog, PlanTable table, string user, string[] roles, string[] groups) => Matching(catalog, table, user, roles, groups).First();

    public IEnumerable<TableRule> Matching(string catalog, PlanTable table, string user, string[] roles, string[] groups) => _file.Tables!.Where(rule =>
        Full(rule.Catalog, catalog) && Full(rule.Schema, table.Space) && Full(rule.Table, table.Name) && Full(rule.User, user)
        && (rule.Role is null || roles.Any(role => Full(rule.Role, role))) && (rule.Group is null || groups.Any(group => Full(rule.Group, group))));

    private static bool Full(string? pattern, string text) => pattern is null || Regex.IsMatch(text, $@"\A(?:{pattern})\z", RegexOptions.CultureInvariant);

    internal sealed record RulesFile(List<CatalogRule>? Catalogs, List<SchemaRule>? Schemas, List<TableRule>? Tables);

    internal sealed record CatalogRule(string? Catalog, [property: JsonRequired] string Allow);

    internal sealed record SchemaRule([property: JsonRequired] bool Owner);

    internal sealed record TableRule(
        string? User, string? Role, string? Group, string? Catalog, string? Schema, string? Table,
        [property: JsonRequired] List<string> Privileges, List<ColumnRule>? Columns, string? Filter, ExpressionUser? FilterEnvironment);

    internal sealed record ColumnRule([property: JsonRequired] string Name, bool? Allow, string? Mask, ExpressionUser? MaskEnvironment);

    internal sealed record ExpressionUser([property: JsonRequired] string User);
}
