using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using DataProducts.Lake.Metadata;

namespace DataProducts.Lake.Rest;

/// <summary>
/// Tables whose catalog is a server that speaks Iceberg's REST protocol (apache/iceberg, open-api/rest-catalog-open-api.yaml): AWS Glue,
/// Polaris, Lakekeeper and others.
/// </summary>
/// <remarks>
/// <para>
/// Who asks is the matter of the <see cref="HttpClient"/>: give it a handler that signs or adds a token, and no redirects. Credentials for
/// storage that a server gives with a table are not used: the object store has its own.
/// </para>
/// <para>
/// A change whose answer was lost is sent again only where the server knows a repeated request by its <c>Idempotency-Key</c>; else, and
/// where a repeated one is refused, it ends with <c>DP1553</c>, and whoever asked looks into the table.
/// </para>
/// </remarks>
public sealed class RestTableCatalog : ITableCatalog
{
    private const int MostPages = 10_000;
    private const string LoadTable = "GET /v1/{prefix}/namespaces/{namespace}/tables/{table}";
    private const string CreateTable = "POST /v1/{prefix}/namespaces/{namespace}/tables";
    private const string UpdateTable = "POST /v1/{prefix}/namespaces/{namespace}/tables/{table}";
    private const string CreateNamespace = "POST /v1/{prefix}/namespaces";

    private readonly IObjectStore _objects;
    private readonly RestCatalogOptions _options;
    private readonly TimeProvider _time;
    private readonly RestChannel _channel;
    private readonly MetadataCache _cache = new();
    private volatile Connected? _connected;

    /// <summary>Makes a catalog; nothing is asked of the server yet.</summary>
    /// <param name="client">Sends the requests, and proves who does; the caller disposes it.</param>
    /// <param name="objects">Where the tables' files are; only old metadata files are deleted from it.</param>
    /// <param name="options">Which catalog.</param>
    /// <param name="time">The clock; null for the system's.</param>
    /// <exception cref="ArgumentException">The address is neither http nor https.</exception>
    public RestTableCatalog(HttpClient client, IObjectStore objects, RestCatalogOptions options, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(objects);
        ArgumentNullException.ThrowIfNull(options);
        if (!options.Address.IsAbsoluteUri || options.Address.Scheme is not ("http" or "https"))
        {
            throw new ArgumentException("The address of a REST catalog begins with http:// or https://.", nameof(options));
        }

        (_objects, _options, _time) = (objects, options, time ?? TimeProvider.System);
        _channel = new RestChannel(client, options, _time);
    }

    /// <inheritdoc/>
    /// <exception cref="LakeException"><c>DP1550</c> to <c>DP1556</c>: the server cannot be asked, or what it answers cannot be used.</exception>
    public async ValueTask<TableVersion?> LoadAsync(TableId table, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        var (_, paths) = await ConnectAsync(LoadTable, cancellationToken).ConfigureAwait(false);
        var known = _cache.Find(table);
        var what = $"table {table}";
        var reply = await _channel.AskAsync(() => Ask(paths.Table(table), known?.ETag), what, cancellationToken).ConfigureAwait(false);
        return (HttpStatusCode)reply.Status switch
        {
            HttpStatusCode.OK => Take(table, reply),
            HttpStatusCode.NotModified when known is { } unchanged => unchanged.Version,
            HttpStatusCode.NotFound when reply.IsCatalogs => null,
            _ => throw ErrorOf(what, reply),
        };
    }

    /// <inheritdoc/>
    /// <exception cref="LakeException"><c>DP1520</c>: the server refused, and made no table; else as for <see cref="LoadAsync"/>.</exception>
    public async ValueTask<TableVersion?> TryCreateAsync(
        TableId table, TableCreation creation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(creation);
        var (server, paths) = await ConnectAsync(CreateTable, cancellationToken).ConfigureAwait(false);
        var levels = RestPaths.LevelsOf(table);
        var location = creation.Location
            ?? (_options.Location is { } root ? $"{root.TrimEnd('/')}/{table.Namespace}/{table.Name}" : null);
        var body = Written(table, () => RestJson.Create(table, creation, location));
        var reply = await SendAsync(paths.Tables(levels), body, server, $"table {table}", cancellationToken).ConfigureAwait(false);
        if (reply is { Status: (int)HttpStatusCode.NotFound, IsCatalogs: true } && server.Has(CreateNamespace))
        {
            await EnsureNamespaceAsync(server, paths, levels, cancellationToken).ConfigureAwait(false);
            reply = await SendAsync(paths.Tables(levels), body, server, $"table {table}", cancellationToken).ConfigureAwait(false);
        }

        // After an attempt whose answer was lost, the table that is there may be ours; it is the table of this name all the same.
        return reply.Status switch
        {
            (int)HttpStatusCode.OK => Take(table, reply),
            (int)HttpStatusCode.Conflict => null,
            _ => throw RefusalOf(table, reply, "the new table"),
        };
    }

    /// <inheritdoc/>
    /// <exception cref="LakeException"><c>DP1520</c>: the server refused, and changed nothing. <c>DP1553</c>: whether it made the change is
    /// not known; else as for <see cref="LoadAsync"/>.</exception>
    public async ValueTask<TableVersion?> TryCommitAsync(
        TableId table, TableChange change, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(change);
        var (server, paths) = await ConnectAsync(UpdateTable, cancellationToken).ConfigureAwait(false);
        var body = Written(table, () => RestJson.Commit(table, RestPaths.LevelsOf(table), change));
        RestReply reply;
        try
        {
            reply = await SendAsync(paths.Table(table), body, server, $"a change of table {table}", cancellationToken).ConfigureAwait(false);
        }
        catch (LakeException unheard) when (unheard.Id == "DP1552")
        {
            throw LakeErrors.Refused(table, "it could not be reached", unheard);
        }

        return reply switch
        {
            { Status: (int)HttpStatusCode.OK } => Take(table, reply),

            // The conflict may be with the change itself, made at an attempt whose answer was lost.
            { AfterUnknown: true } => throw RestErrors.Unknown(_channel.Server, $"a change of table {table}", reply, null),
            { Status: (int)HttpStatusCode.Conflict } or { Status: (int)HttpStatusCode.NotFound, IsCatalogs: true } => null,
            _ => throw RefusalOf(table, reply, "a change"),
        };
    }

    /// <inheritdoc/>
    public ValueTask DiscardAsync(TableId table, string metadataLocation, CancellationToken cancellationToken = default) =>
        _objects.DeleteAsync(metadataLocation, cancellationToken); // the server gives out names, and none twice

    /// <inheritdoc/>
    /// <remarks>Tables whose names are not those of a <see cref="TableId"/> are passed over.</remarks>
    public async IAsyncEnumerable<TableId> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var (_, paths) = await ConnectAsync("GET /v1/{prefix}/namespaces/{namespace}/tables", cancellationToken).ConfigureAwait(false);
        var left = new Stack<List<string>?>([null]);
        while (left.TryPop(out var parent))
        {
            await foreach (var item in PagesAsync(page => paths.Namespaces(parent, page), "namespaces", cancellationToken).ConfigureAwait(false))
            {
                var levels = Understood(() => RestJson.Levels(item));
                if (levels.Count <= (parent?.Count ?? 0))
                {
                    throw RestErrors.NotUnderstood(_channel.Server, "a namespace is within itself");
                }

                if (_options.NestedNamespaces)
                {
                    left.Push(levels);
                }

                await foreach (var table in PagesAsync(page => paths.Tables(levels, page), "identifiers", cancellationToken).ConfigureAwait(false))
                {
                    if (NameOf(levels, Understood(() => table.Text("name"))) is { } named)
                    {
                        yield return named;
                    }
                }
            }
        }
    }

    private static TableId? NameOf(List<string> levels, string name)
    {
        try
        {
            return levels.Exists(level => level.Contains('.', StringComparison.Ordinal)) ? null : new TableId(string.Join('.', levels), name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static byte[] Written(TableId table, Func<byte[]> write)
    {
        try
        {
            return write();
        }
        catch (JsonException failure)
        {
            throw LakeErrors.Refused(table, "it is not JSON", failure);
        }
    }

    private static HttpRequestMessage Ask(Uri address, string? etag = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (etag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        }

        return request;
    }

    private async IAsyncEnumerable<JsonElement> PagesAsync(
        Func<string, Uri> address, string list, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var page = string.Empty;
        for (var pages = 0; pages < MostPages; pages++)
        {
            var at = page;
            var reply = await _channel.AskAsync(() => Ask(address(at)), $"its {list}", cancellationToken).ConfigureAwait(false);
            if (reply is { Status: (int)HttpStatusCode.NotFound, IsCatalogs: true })
            {
                yield break; // the namespace went between two requests
            }

            var (items, next) = reply.Status == (int)HttpStatusCode.OK
                ? Understood(() => RestJson.ReadPage(reply.Body, list))
                : throw ErrorOf($"its {list}", reply);
            foreach (var item in items)
            {
                yield return item;
            }

            if (next is null)
            {
                yield break;
            }

            page = next != page ? next : throw RestErrors.NotUnderstood(_channel.Server, "a page follows itself");
        }

        throw RestErrors.NotUnderstood(_channel.Server, $"a list has more than {MostPages} pages");
    }

    private async Task EnsureNamespaceAsync(
        RestConfiguration server, RestPaths paths, string[] levels, CancellationToken cancellationToken)
    {
        for (var depth = 1; depth <= levels.Length; depth++)
        {
            var space = levels[..depth];
            var what = $"namespace {string.Join('.', space)}";
            var reply = await SendAsync(paths.Namespaces(), RestJson.CreateNamespace(space), server, what, cancellationToken).ConfigureAwait(false);
            if (reply.Status is not ((int)HttpStatusCode.OK or (int)HttpStatusCode.Conflict))
            {
                throw ErrorOf(what, reply);
            }
        }
    }

    private async Task<RestReply> SendAsync(
        Uri address, byte[] body, RestConfiguration server, string what, CancellationToken cancellationToken)
    {
        var key = server.HasKeys ? Guid.CreateVersion7(_time.GetUtcNow()).ToString() : null;
        return await _channel.ChangeAsync(
            () =>
            {
                var request = Ask(address);
                request.Method = HttpMethod.Post;
                request.Content = new ByteArrayContent(body);
                request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                if (key is not null)
                {
                    request.Headers.Add("Idempotency-Key", key);
                }

                return request;
            },
            what, key is not null, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Connected> ConnectAsync(string endpoint, CancellationToken cancellationToken)
    {
        var connected = _connected ??= await AskConfigurationAsync(cancellationToken).ConfigureAwait(false);
        return connected.Server.Has(endpoint) ? connected : throw RestErrors.Lacks(_channel.Server, $"has no '{endpoint}'");
    }

    private async Task<Connected> AskConfigurationAsync(CancellationToken cancellationToken)
    {
        var address = RestPaths.Configuration(_options.Address, _options.Warehouse);
        var reply = await _channel.AskAsync(() => Ask(address), "its configuration", cancellationToken).ConfigureAwait(false);
        if (reply.Status != (int)HttpStatusCode.OK)
        {
            throw ErrorOf("its configuration", reply);
        }

        var server = Understood(() => RestConfiguration.Read(reply.Body, _options.Properties));

        // Who may name another server gets the credentials that go with every request.
        if (server.Address is { } other && !(Uri.TryCreate(other, UriKind.Absolute, out var uri) && Paths(uri) == Paths(_options.Address)))
        {
            throw RestErrors.Lacks(_channel.Server, "wants to be asked at another address");
        }

        return new Connected(server, new RestPaths(_options.Address, server));

        static string Paths(Uri uri) => uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/');
    }

    private TableVersion Take(TableId table, RestReply reply)
    {
        var version = Understood(() =>
        {
            var read = RestJson.ReadTable(reply.Body, out var isRestricted);
            return isRestricted ? throw RestErrors.Restricted(_channel.Server, table) : read;
        });
        _cache.Keep(table, reply.ETag, version);
        return version;
    }

    private T Understood<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (MetadataFormatException problem)
        {
            throw RestErrors.NotUnderstood(_channel.Server, problem.Message, problem);
        }
    }

    private LakeException RefusalOf(TableId table, RestReply reply, string what)
    {
        var why = ErrorOf(what, reply);
        return LakeErrors.Refused(table, $"it answered {RestErrors.Code(reply)}", why);
    }

    private LakeException ErrorOf(string what, RestReply reply) => reply.Status switch
    {
        401 or 403 or 419 => RestErrors.NotAllowed(_channel.Server, what, reply),
        406 => RestErrors.Lacks(_channel.Server, $"does not do what {what} asks for ({RestErrors.Code(reply)})"),
        >= 400 when reply.IsCatalogs => RestErrors.Refused(_channel.Server, what, reply),
        _ => RestErrors.NotUnderstood(_channel.Server, $"a {reply.Status} that no Iceberg catalog gives to the request for {what}"),
    };

    private sealed record Connected(RestConfiguration Server, RestPaths Paths);
}
