using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace DataProducts.TestKit.RestCatalog;

/// <summary>The operations of the protocol over any catalog. docs/iceberg-rest.md lists the rules, each with its place in the OpenAPI text.</summary>
internal sealed class RestRoutes(ITableCatalog tables, RestServerOptions options)
{
    public static readonly IReadOnlyList<string> Endpoints =
    [
        "GET /v1/{prefix}/namespaces",
        "POST /v1/{prefix}/namespaces",
        "GET /v1/{prefix}/namespaces/{namespace}",
        "HEAD /v1/{prefix}/namespaces/{namespace}",
        "GET /v1/{prefix}/namespaces/{namespace}/tables",
        "POST /v1/{prefix}/namespaces/{namespace}/tables",
        "GET /v1/{prefix}/namespaces/{namespace}/tables/{table}",
        "POST /v1/{prefix}/namespaces/{namespace}/tables/{table}",
        "HEAD /v1/{prefix}/namespaces/{namespace}/tables/{table}",
    ];

    private readonly ConcurrentDictionary<string, bool> _namespaces = new(StringComparer.Ordinal);

    public async Task<RestAnswer> AnswerAsync(RestRequest request)
    {
        if (options.Token is { } token && request.Headers.GetValueOrDefault("Authorization") != $"Bearer {token}")
        {
            throw new RestFailure(401, "NotAuthorizedException", "Not authorized to make this request");
        }

        var path = request.Path.Trim('/');
        if (path == "v1/config" && request.Method == "GET")
        {
            return Config(request);
        }

        var root = options.Prefix.Length == 0 ? "v1" : $"v1/{options.Prefix}";
        if (!path.StartsWith($"{root}/namespaces", StringComparison.Ordinal))
        {
            throw new RestFailure(404, "NotFoundException", "There is no such resource.");
        }

        var parts = path[(root.Length + 1)..].Split('/');
        return (request.Method, parts) switch
        {
            ("GET", ["namespaces"]) => await NamespacesAsync(request),
            ("POST", ["namespaces"]) => await CreateNamespaceAsync(request),
            ("GET", ["namespaces", var space]) => await NamespaceAsync(Space(space)),
            ("HEAD", ["namespaces", var space]) => await FoundAsync(Space(space)),
            ("GET", ["namespaces", var space, "tables"]) => await TablesAsync(request, Space(space)),
            ("POST", ["namespaces", var space, "tables"]) => await CreateTableAsync(request, Space(space)),
            ("GET", ["namespaces", var space, "tables", var table]) => await LoadAsync(request, Table(space, table)),
            ("HEAD", ["namespaces", var space, "tables", var table]) => await FoundAsync(Table(space, table)),
            ("POST", ["namespaces", var space, "tables", var table]) => await CommitAsync(request, Table(space, table)),
            (_, ["namespaces", ..]) when parts.Length <= 5 => throw RestFailure.Unsupported("The server does not support this operation"),
            _ => throw new RestFailure(404, "NotFoundException", "There is no such resource."),
        };
    }

    private RestAnswer Config(RestRequest request)
    {
        if (options.Warehouse is { } warehouse && request.Parameter("warehouse") != warehouse)
        {
            throw RestFailure.Malformed("There is no such warehouse.");
        }

        return RestAnswer.Json(json =>
        {
            var overrides = new Dictionary<string, string>(options.Overrides);
            if (options.Prefix.Length > 0)
            {
                overrides["prefix"] = options.Prefix;
            }

            if (options.Separator is { } separator)
            {
                overrides["namespace-separator"] = separator;
            }

            RestDocuments.Write(json, "defaults", options.Defaults);
            RestDocuments.Write(json, "overrides", overrides);
            if (options.Endpoints is { } endpoints)
            {
                json.WriteStartArray("endpoints");
                foreach (var endpoint in endpoints)
                {
                    json.WriteStringValue(endpoint);
                }

                json.WriteEndArray();
            }

            if (options.HasKeys)
            {
                json.WriteString("idempotency-key-lifetime", "PT30M");
            }
        });
    }

    private async Task<RestAnswer> NamespacesAsync(RestRequest request)
    {
        var parent = request.Parameter("parent") is { Length: > 0 } text ? Levels(text) : [];
        var all = await AllNamespacesAsync();
        if (parent.Length > 0 && !all.Contains(string.Join('.', parent)))
        {
            throw RestFailure.NoNamespace(string.Join('.', parent));
        }

        var children = all.Select(name => name.Split('.'))
            .Where(levels => levels.Length > parent.Length && levels.Take(parent.Length).SequenceEqual(parent))
            .Select(levels => string.Join('.', levels.Take(parent.Length + 1))).Distinct();
        return Page(request, "namespaces", children, static (json, name) => RestDocuments.WriteLevels(json, name));
    }

    private async Task<RestAnswer> CreateNamespaceAsync(RestRequest request)
    {
        var levels = RestDocuments.Texts(RestDocuments.Member(request.Json(), "namespace"));
        var name = CheckedName(levels);
        for (var depth = 1; depth < levels.Count; depth++)
        {
            await RequireAsync(string.Join('.', levels.Take(depth)));
        }

        if ((await AllNamespacesAsync()).Contains(name) || !_namespaces.TryAdd(name, true))
        {
            throw new RestFailure(409, "AlreadyExistsException", $"Namespace already exists: {name}");
        }

        return await NamespaceAsync(name);
    }

    private async Task<RestAnswer> NamespaceAsync(string name)
    {
        await RequireAsync(name);
        return RestAnswer.Json(json =>
        {
            json.WritePropertyName("namespace");
            RestDocuments.WriteLevels(json, name);
            RestDocuments.Write(json, "properties", new Dictionary<string, string>());
        });
    }

    private async Task<RestAnswer> TablesAsync(RestRequest request, string space)
    {
        await RequireAsync(space);
        var names = new List<string>();
        await foreach (var table in tables.ListAsync())
        {
            if (table.Namespace == space)
            {
                names.Add(table.Name);
            }
        }

        return Page(request, "identifiers", names, (json, name) =>
        {
            json.WriteStartObject();
            json.WritePropertyName("namespace");
            RestDocuments.WriteLevels(json, space);
            json.WriteString("name", name);
            json.WriteEndObject();
        });
    }

    private async Task<RestAnswer> CreateTableAsync(RestRequest request, string space)
    {
        var body = request.Json();
        var (name, creation) = RestDocuments.Creation(body);
        await RequireAsync(space);
        var table = Id(space, name);
        return await Refusing(async () => await tables.TryCreateAsync(table, creation)) is { } version
            ? Table(version, "all")
            : throw new RestFailure(409, "AlreadyExistsException", $"Table already exists: {table}");
    }

    private async Task<RestAnswer> LoadAsync(RestRequest request, TableId table)
    {
        var snapshots = request.Parameter("snapshots") ?? "all";
        if (snapshots is not ("all" or "refs"))
        {
            throw RestFailure.Malformed("'snapshots' is neither 'all' nor 'refs'.");
        }

        var version = await tables.LoadAsync(table) ?? throw RestFailure.NoTable(table);
        return options.HasETags && request.Headers.GetValueOrDefault("If-None-Match") == ETag(version, snapshots)
            ? RestAnswer.Empty(304) with { ETag = ETag(version, snapshots) }
            : Table(version, snapshots);
    }

    private async Task<RestAnswer> CommitAsync(RestRequest request, TableId table)
    {
        var change = RestDocuments.Change(request.Json(), table);
        if (await Refusing(async () => await tables.TryCommitAsync(table, change)) is { } version)
        {
            return Table(version, "all");
        }

        throw await tables.LoadAsync(table) is null
            ? RestFailure.NoTable(table)
            : new RestFailure(409, "CommitFailedException", "A requirement does not hold.");
    }

    private async Task<RestAnswer> FoundAsync(TableId table) =>
        await tables.LoadAsync(table) is null ? throw RestFailure.NoTable(table) : RestAnswer.Empty(204);

    private async Task<RestAnswer> FoundAsync(string space)
    {
        await RequireAsync(space);
        return RestAnswer.Empty(204);
    }

    private static async Task<TableVersion?> Refusing(Func<Task<TableVersion?>> run)
    {
        try
        {
            return await run();
        }
        catch (DataProductException refused) when (refused.Id == "DP1520")
        {
            throw RestFailure.Malformed(refused.Message);
        }
    }

    private RestAnswer Table(TableVersion version, string snapshots) => RestDocuments.Table(version, snapshots, options.TableConfig) with
    {
        ETag = options.HasETags ? ETag(version, snapshots) : null,
    };

    private static string ETag(TableVersion version, string snapshots) => $"\"{snapshots}-{StringComparer.Ordinal.GetHashCode(version.MetadataLocation):x8}"
        + $"-{version.Metadata.Length}\"";

    private async Task<HashSet<string>> AllNamespacesAsync()
    {
        var all = new HashSet<string>(_namespaces.Keys, StringComparer.Ordinal);
        await foreach (var table in tables.ListAsync())
        {
            var levels = table.Namespace.Split('.');
            for (var depth = 1; depth <= levels.Length; depth++)
            {
                all.Add(string.Join('.', levels.Take(depth)));
            }
        }

        return all;
    }

    private async Task RequireAsync(string space)
    {
        if (!(await AllNamespacesAsync()).Contains(space))
        {
            throw RestFailure.NoNamespace(space);
        }
    }

    // Without a token everything is one page; with one, even an empty one, pages are asked for.
    private RestAnswer Page(RestRequest request, string list, IEnumerable<string> names, Action<Utf8JsonWriter, string> write)
    {
        var size = request.Parameter("pageSize") is { } asked
            ? int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
                ? Math.Min(number, options.PageSize)
                : throw RestFailure.Malformed("'pageSize' is no number from 1 on.")
            : options.PageSize;
        var token = request.Parameter("pageToken");
        var sorted = names.Order(StringComparer.Ordinal).ToList();
        if (token is { Length: > 0 })
        {
            var after = Unpack(token);
            sorted.RemoveAll(name => string.CompareOrdinal(name, after) <= 0);
        }

        var more = token is not null && sorted.Count > size;
        return RestAnswer.Json(json =>
        {
            json.WriteStartArray(list);
            foreach (var name in more ? sorted.Take(size) : sorted)
            {
                write(json, name);
            }

            json.WriteEndArray();
            json.WriteString("next-page-token", more ? Convert.ToBase64String(Encoding.UTF8.GetBytes($"after {sorted[size - 1]}")) : null);
        });
    }

    private static string Unpack(string token)
    {
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length)
            && Encoding.UTF8.GetString(bytes, 0, length) is var text && text.StartsWith("after ", StringComparison.Ordinal)
            ? text[6..]
            : throw RestFailure.Malformed("The page token is none of ours.");
    }

    private string Space(string encoded) => CheckedName(Levels(RestRequest.Decode(encoded)));

    private string[] Levels(string text) =>
        text.Split(options.Separator is { } own ? ["\u001F", Uri.UnescapeDataString(own)] : ["\u001F"], StringSplitOptions.None);

    private static string CheckedName(IReadOnlyList<string> levels) =>
        levels.Count > 0 && levels.All(level => level.Length > 0 && !level.Contains('.', StringComparison.Ordinal))
            ? Id(string.Join('.', levels), "any").Namespace
            : throw RestFailure.Malformed("A namespace has one level or more, none of them empty or with a dot.");

    private TableId Table(string space, string table) => Id(Space(space), RestRequest.Decode(table));

    private static TableId Id(string space, string name)
    {
        try
        {
            return new TableId(space, name);
        }
        catch (ArgumentException)
        {
            throw RestFailure.Malformed("A name has characters that this server does not take.");
        }
    }
}
