using System.Text;
using System.Text.RegularExpressions;

namespace DataProducts.Access.Tests;

/// <summary>Snowflake: runs the statements, policies as macros.</summary>
internal sealed partial class FakeSnowflake : IFakeEngine
{
    private readonly HashSet<string> _policies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Table, string Column), string> _masks = [];
    private readonly Dictionary<string, string> _views = new(StringComparer.Ordinal);
    private readonly HashSet<(string Object, string Role)> _grants = [];
    private readonly Dictionary<string, HashSet<string>> _rowColumns = new(StringComparer.Ordinal);
    private readonly EngineTable _table;
    private readonly PlanWorld _world;

    public FakeSnowflake(IEnumerable<PlannedObject> objects, PlanWorld world, EngineTable table)
    {
        _table = table;
        _world = world;
        foreach (var one in objects)
        {
            Assert.Equal("SQL", one.Address);
            foreach (var statement in one.Text.Split(";\n").Select(text => text.TrimEnd(';')))
            {
                Execute(statement);
            }
        }
    }

    public EngineAnswer Read(EngineTable rows, ClassRoles roles, PlanTable table, DateTimeOffset now)
    {
        rows.At(now, roles.SnowflakeRole is { } role ? [role] : []);
        return Read(rows, roles.SnowflakeRole!, table);
    }

    public EngineAnswer Read(EngineTable rows, string role, PlanTable table)
    {
        var place = _world.Map.Find(table.Jurisdiction)!;
        var (space, name) = (table.Space.ToUpperInvariant(), table.Name.ToUpperInvariant());
        var path = $"\"{place.SnowflakeDatabase}\".\"{space}\".\"{name}\"";
        var view = $"\"{place.SnowflakePolicies}\".\"{space}\".\"{name}\"";
        if (_grants.Contains((view, $"\"{role}\"")))
        {
            Assert.DoesNotContain((path, $"\"{role}\""), _grants);
            return rows.Read(_views[view].Replace("SELECT\n", "SELECT row_id,\n", StringComparison.Ordinal).Replace(path, "t", StringComparison.Ordinal));
        }

        if (!_grants.Contains((path, $"\"{role}\"")))
        {
            return new EngineAnswer();
        }

        var columns = rows.Columns.Select(column => _masks.TryGetValue((path, column.ToUpperInvariant()), out var mask) ? $"{mask} AS \"{column}\"" : $"\"{column}\"");
        return rows.Read($"SELECT row_id, {string.Join(", ", columns)} FROM t WHERE {_rows[path]}");
    }

    private void Execute(string statement)
    {
        if (RowPolicy().Match(statement) is { Success: true } rows)
        {
            Define(rows);
        }
        else if (MaskPolicy().Match(statement) is { Success: true } mask)
        {
            Assert.Equal(mask.Groups["type"].Value, mask.Groups["returns"].Value);
            Define(mask);
        }
        else if (AttachRows().Match(statement) is { Success: true } attach)
        {
            Assert.True(_rows.TryAdd(attach.Groups["table"].Value, Call(attach, "columns")), "A table has one row access policy.");
            _rowColumns[attach.Groups["table"].Value] = Names(attach.Groups["columns"].Value);
        }
        else if (AttachMask().Match(statement) is { Success: true } masked)
        {
            AttachMaskTo(masked);
        }
        else if (View().Match(statement) is { Success: true } view)
        {
            Assert.True(_views.TryAdd(view.Groups["view"].Value, Translate(view.Groups["select"].Value)));
        }
        else if (Grant().Match(statement) is { Success: true } grant)
        {
            _grants.Add((grant.Groups["object"].Value, grant.Groups["role"].Value));
        }
        else
        {
            Assert.True(Harmless().IsMatch(statement), $"Snowflake would not know: {statement}");
        }
    }

    private void AttachMaskTo(Match masked)
    {
        var (table, column) = (masked.Groups["table"].Value, masked.Groups["column"].Value);
        var call = masked.Groups["columns"].Success ? Call(masked, "columns") : $"{Macro(masked.Groups["policy"].Value)}(\"{column}\")";
        var read = masked.Groups["columns"].Success ? Names(masked.Groups["columns"].Value) : [column];
        Assert.False(_rowColumns.TryGetValue(table, out var rows) && rows.Overlaps(read), "A column stands in a row access policy and in a masking policy.");
        Assert.True(_masks.TryAdd((table, column), call), "A column has one masking policy.");
    }

    private void Define(Match policy)
    {
        Assert.True(_policies.Add(policy.Groups["name"].Value), "IF NOT EXISTS: the second one would be passed over.");
        var arguments = ArgumentNames().Matches(policy.Groups["arguments"].Value).Select(name => name.Value);
        _table.Run($"CREATE OR REPLACE MACRO {Macro(policy.Groups["name"].Value)}({string.Join(", ", arguments)}) AS ({Translate(policy.Groups["body"].Value)})");
    }

    private string Call(Match attach, string columns)
    {
        Assert.Contains(attach.Groups["policy"].Value, _policies);
        return $"{Macro(attach.Groups["policy"].Value)}({attach.Groups[columns].Value})";
    }

    private static string Macro(string path) => $"\"{path.Replace("\"", string.Empty, StringComparison.Ordinal)}\"";

    private static HashSet<string> Names(string list) => [.. list.Split(", ").Select(name => name.Trim('"'))];

    // Snowflake's text literals know escapes, as DuckDB's E'…' do; names of types differ.
    private static string Translate(string sql)
    {
        var to = new StringBuilder();
        for (var i = 0; i < sql.Length; i++)
        {
            if (sql[i] == '\'')
            {
                var start = i++;
                while (sql[i] != '\'' || (i + 1 < sql.Length && sql[i + 1] == '\''))
                {
                    i += sql[i] is '\\' or '\'' ? 2 : 1;
                }

                to.Append('E').Append(sql.AsSpan(start, i - start + 1));
                continue;
            }

            to.Append(sql[i]);
        }

        return to.Replace("CURRENT_TIMESTAMP()", "getvariable('now')").Replace("NUMBER(", "DECIMAL(").Replace("BINARY", "BLOB").ToString();
    }

    [GeneratedRegex("""^CREATE ROW ACCESS POLICY IF NOT EXISTS (?<name>\S+) AS \((?<arguments>[^>]+)\) RETURNS BOOLEAN ->\n  (?<body>.+)\n  COMMENT = 'dpp:[0-9a-f]{64}'$""", RegexOptions.Singleline)]
    private static partial Regex RowPolicy();

    [GeneratedRegex("""^CREATE MASKING POLICY IF NOT EXISTS (?<name>\S+) AS \((?<arguments>"DP_VALUE" (?<type>\w+(\(\d+, \d+\))?).*?)\) RETURNS (?<returns>\w+(\(\d+, \d+\))?) ->\n  (?<body>.+)\n  COMMENT = 'dpp:[0-9a-f]{64}'$""", RegexOptions.Singleline)]
    private static partial Regex MaskPolicy();

    [GeneratedRegex("""^ALTER TABLE (?<table>\S+) ADD ROW ACCESS POLICY (?<policy>\S+) ON \((?<columns>[^)]+)\)$""")]
    private static partial Regex AttachRows();

    [GeneratedRegex("""^ALTER TABLE (?<table>\S+) MODIFY COLUMN "(?<column>\w+)" SET MASKING POLICY (?<policy>\S+)( USING \((?<columns>[^)]+)\))? FORCE$""")]
    private static partial Regex AttachMask();

    [GeneratedRegex("""^CREATE OR REPLACE SECURE VIEW (?<view>\S+) COMMENT = 'dpp:[0-9a-f]{64}' AS\n(?<select>SELECT\n.+)$""", RegexOptions.Singleline)]
    private static partial Regex View();

    [GeneratedRegex("""^GRANT SELECT ON (TABLE|VIEW) (?<object>\S+) TO ROLE (?<role>"\w+")$""")]
    private static partial Regex Grant();

    [GeneratedRegex("""^(CREATE SCHEMA IF NOT EXISTS \S+|GRANT USAGE ON (DATABASE|SCHEMA) \S+ TO ROLE "\w+")$""")]
    private static partial Regex Harmless();

    [GeneratedRegex("\"\\w+\"")]
    private static partial Regex ArgumentNames();
}
