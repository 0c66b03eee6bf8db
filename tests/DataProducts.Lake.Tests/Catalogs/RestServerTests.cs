using System.Text;
using System.Text.Json;
using DataProducts.Lake.Catalog;
using DataProducts.Lake.Storage;
using DataProducts.TestKit;
using DataProducts.TestKit.Catalogs;
using DataProducts.TestKit.RestCatalog;

namespace DataProducts.Lake.Tests.Catalogs;

/// <summary>The server's rules, each as a request over HTTP; docs/iceberg-rest.md lists them.</summary>
public sealed class RestServerTests : IAsyncDisposable
{
    private const string Tables = "v1/namespaces/s/tables";
    private const string NewTable = """{"name":"t","schema":{"type":"struct","fields":[{"id":1,"name":"id","required":true,"type":"long"}]}}""";

    private readonly TempFolder _folder = new();
    private readonly HttpClient _client = new();
    private RestCatalogServer? _server;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string, int> BadRequests => new()
    {
        { "POST", "v1/namespaces", "{}", 400 },
        { "POST", "v1/namespaces", """{"namespace":[]}""", 400 },
        { "POST", "v1/namespaces", """{"namespace":["a.b"]}""", 400 },
        { "POST", "v1/namespaces", """{"namespace":["../x"]}""", 400 },
        { "POST", "v1/namespaces", """{"namespace":["s"]}""", 409 },
        { "POST", "v1/namespaces", """{"namespace":["no","such"]}""", 404 },
        { "POST", "v1/namespaces", "not json", 400 },
        { "POST", "v1/namespaces/absent/tables", NewTable, 404 },
        { "POST", Tables, NewTable, 409 },
        { "POST", Tables, """{"name":"u"}""", 400 },
        { "POST", Tables, NewTable.Replace("\"t\"", "\"U P\"", StringComparison.Ordinal), 400 },
        { "POST", Tables, NewTable.Replace("\"t\"", "\"u\",\"stage-create\":true", StringComparison.Ordinal), 400 },
        { "POST", Tables, NewTable.Replace("\"t\"", "\"u\",\"name\":\"v\"", StringComparison.Ordinal), 400 },
        { "POST", $"{Tables}/t", "{}", 400 },
        { "POST", $"{Tables}/t", """{"requirements":[]}""", 400 },
        { "POST", $"{Tables}/t", """{"requirements":[{"type":"assert-x"}],"updates":[]}""", 400 },
        { "POST", $"{Tables}/t", """{"requirements":[],"updates":[{"action":"x"}]}""", 400 },
        { "POST", $"{Tables}/t", """{"requirements":[{"type":"assert-create"}],"updates":[]}""", 409 },
        { "POST", $"{Tables}/t", """{"identifier":{"namespace":["s"],"name":"other"},"requirements":[],"updates":[]}""", 400 },
        { "POST", $"{Tables}/absent", """{"requirements":[],"updates":[]}""", 404 },
        { "GET", $"{Tables}/absent", "", 404 },
        { "GET", $"{Tables}/t?snapshots=some", "", 400 },
        { "GET", "v1/namespaces/absent", "", 404 },
        { "GET", "v1/namespaces/absent/tables", "", 404 },
        { "GET", "v1/namespaces?parent=absent", "", 404 },
        { "GET", "v1/namespaces?pageSize=0", "", 400 },
        { "GET", "v1/namespaces?pageToken=%21%21", "", 400 },
        { "GET", "v1/other", "", 404 },
        { "DELETE", $"{Tables}/t", "", 406 },
    };

    public async ValueTask DisposeAsync()
    {
        await (_server?.DisposeAsync() ?? ValueTask.CompletedTask);
        _client.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(BadRequests))]
    public async Task BadRequest_IsRefusedAsTheSpecificationSays(string method, string path, string body, int status)
    {
        await StartAsync(new RestServerOptions());

        var (answered, json, _) = await SendAsync(method, path, body);

        Assert.Equal(status, answered);
        var error = json!.Value.GetProperty("error");
        Assert.Equal(status, error.GetProperty("code").GetInt32());
        Assert.NotEmpty(error.GetProperty("type").GetString()!);
        Assert.NotEmpty(error.GetProperty("message").GetString()!);
    }

    [Fact]
    public async Task Existence_IsAnsweredWithoutABody()
    {
        await StartAsync(new RestServerOptions());

        foreach (var (path, status) in (ValueTuple<string, int>[])[("v1/namespaces/s", 204), ("v1/namespaces/x", 404), ($"{Tables}/t", 204), ($"{Tables}/x", 404)])
        {
            Assert.Equal((status, null), await SendAsync("HEAD", path) is var (answered, json, _) ? (answered, json) : default);
        }
    }

    [Fact]
    public async Task Table_IsSentOnceForATag_AndWithRefsAlone()
    {
        await StartAsync(new RestServerOptions());
        var (_, table, tag) = await SendAsync("GET", $"{Tables}/t");
        var uuid = table!.Value.GetProperty("metadata").GetProperty("table-uuid").GetString();
        var commit = $$"""
            {"requirements":[{"type":"assert-table-uuid","uuid":"{{uuid}}"}],"updates":[
              {{CatalogJson.AddSnapshot(1, null, 1)}},{{CatalogJson.AddSnapshot(2, null, 2)}},{{CatalogJson.SetRef("main", "branch", 2)}}]}
            """;

        Assert.Equal(304, (await SendAsync("GET", $"{Tables}/t", etag: tag)).Status);
        Assert.Equal(200, (await SendAsync("POST", $"{Tables}/t", commit)).Status);
        var (status, all, next) = await SendAsync("GET", $"{Tables}/t", etag: tag);
        var (_, refs, other) = await SendAsync("GET", $"{Tables}/t?snapshots=refs");

        Assert.Equal(200, status);
        Assert.Equal(3, new[] { tag, next, other }.Distinct().Count());
        Assert.Equal(2, all!.Value.GetProperty("metadata").GetProperty("snapshots").GetArrayLength());
        Assert.Equal(1, refs!.Value.GetProperty("metadata").GetProperty("snapshots").GetArrayLength());
    }

    [Fact]
    public async Task RepeatedRequest_IsAnsweredByItsKey_UnlessTheServerFailed()
    {
        await StartAsync(new RestServerOptions { HasKeys = true });
        var key = Guid.CreateVersion7().ToString();
        var body = NewTable.Replace("\"t\"", "\"u\"", StringComparison.Ordinal);

        _server!.Faults.Next(new Fault(FaultKind.Before, 503));
        Assert.Equal(503, (await SendAsync("POST", Tables, body, key: key)).Status);
        Assert.Equal(200, (await SendAsync("POST", Tables, body, key: key)).Status);
        Assert.Equal(200, (await SendAsync("POST", Tables, body, key: key)).Status);
        Assert.Equal(400, (await SendAsync("POST", Tables, NewTable, key: key)).Status);
        Assert.Equal(409, (await SendAsync("POST", Tables, body, key: Guid.CreateVersion7().ToString())).Status);
        Assert.Equal(400, (await SendAsync("POST", Tables, body, key: Guid.NewGuid().ToString())).Status);
        Assert.Equal(1, _server.Keys.Replayed);
    }

    [Fact]
    public async Task RequestWithoutToken_IsNotAuthorized()
    {
        await StartAsync(new RestServerOptions { Token = "t0ken" }, prepare: false);

        Assert.Equal(401, (await SendAsync("GET", "v1/config")).Status);
    }

    [Fact]
    public async Task MutatedRequests_NeverFailTheServer()
    {
        const int Seed = 77_001;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {Seed}");
        await StartAsync(new RestServerOptions());
        var random = new Random(Seed);
        (string Path, string Body)[] seeds =
        [
            ("v1/namespaces", """{"namespace":["a"],"properties":{"x":"y"}}"""),
            (Tables, NewTable.Replace("\"t\"", "\"w\",\"partition-spec\":{\"fields\":[{\"source-id\":1,\"transform\":\"bucket[4]\",\"name\":\"b\"}]}", StringComparison.Ordinal)),
            ($"{Tables}/t", """{"requirements":[{"type":"assert-ref-snapshot-id","ref":"main","snapshot-id":null}],"updates":[{"action":"set-properties","updates":{"a":"b"}}]}"""),
            ($"{Tables}/t", $$"""{"requirements":[],"updates":[{{CatalogJson.AddSnapshot(5, null, 1)}},{{CatalogJson.SetRef("b", "branch", 5)}}] }"""),
        ];
        for (var i = 0; i < 1_500; i++)
        {
            var (path, body) = seeds[i % seeds.Length];
            using var content = new ByteArrayContent(Mutation.Of(Encoding.UTF8.GetBytes(body), random));
            using var answer = await _client.PostAsync(new Uri(_server!.Address, path), content, Cancel);

            Assert.True((int)answer.StatusCode is 200 or 400 or 404 or 409, $"{answer.StatusCode} to {path}: {await content.ReadAsStringAsync(Cancel)}");
        }

        Assert.Equal(200, (await SendAsync("GET", $"{Tables}/t")).Status);
    }

    private async Task StartAsync(RestServerOptions options, bool prepare = true)
    {
        var root = _folder["lake"];
        var objects = new LocalObjectStore(root);
        _server = await RestCatalogServer.StartAsync(
            new SqliteTableCatalog(root, objects, new SqlitePointers(_folder["lake/catalog.db"]), TimeProvider.System), options);
        if (prepare)
        {
            Assert.Equal(200, (await SendAsync("POST", "v1/namespaces", """{"namespace":["s"]}""")).Status);
            Assert.Equal(200, (await SendAsync("POST", Tables, NewTable)).Status);
        }
    }

    private async Task<(int Status, JsonElement? Json, string? ETag)> SendAsync(
        string method, string path, string body = "", string? etag = null, string? key = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(_server!.Address, path));
        if (body.Length > 0)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        if (etag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", etag);
        }

        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var answer = await _client.SendAsync(request, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        using var json = text.Length == 0 ? null : JsonDocument.Parse(text);
        return ((int)answer.StatusCode, json?.RootElement.Clone(), answer.Headers.ETag?.ToString());
    }
}
