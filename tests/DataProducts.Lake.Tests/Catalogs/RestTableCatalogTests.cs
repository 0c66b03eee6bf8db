using System.Net;
using DataProducts.Lake.Metadata;
using DataProducts.Lake.Rest;
using DataProducts.Lake.Storage;
using DataProducts.TestKit;
using DataProducts.TestKit.Catalogs;

namespace DataProducts.Lake.Tests.Catalogs;

/// <summary>What the client makes of each answer.</summary>
public sealed class RestTableCatalogTests : IDisposable
{
    private const string Loaded = """{"metadata-location":"s3://b/t/metadata/1.metadata.json","metadata":{"format-version":2},"config":{"s3.secret-access-key":"k"}}""";
    private const string WithKeys = """{"defaults":{},"overrides":{},"idempotency-key-lifetime":"PT30M"}""";

    private static readonly TableId Table = new("eu__a__v1", "t");
    private static readonly TableChange Change = CatalogJson.Property("a", "b");

    private readonly StubServer _server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<int, string?> DefiniteRefusals => new()
    {
        { 400, "DP1520" }, { 401, "DP1520" }, { 403, "DP1520" }, { 406, "DP1520" }, { 419, "DP1520" }, { 422, "DP1520" }, { 413, "DP1520" },
        { 404, null }, { 409, null },
    };

    public void Dispose() => _server.Dispose();

    [Theory]
    [MemberData(nameof(DefiniteRefusals))]
    public async Task RefusedCommit_IsDefinite(int status, string? id)
    {
        var catalog = Open(_server.Config().Error(status));

        Assert.Equal(id, await IdOfAsync(async () => Assert.Null(await catalog.TryCommitAsync(Table, Change, Cancel))));
        Assert.Equal(2, _server.Asked.Count);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(408)]
    public async Task CommitThatMayHaveBeenMade_IsNeverRepeatedWithoutKey(int status)
    {
        var catalog = Open(_server.Config().Error(status));

        Assert.Equal("DP1553", await IdOfAsync(() => catalog.TryCommitAsync(Table, Change, Cancel).AsTask()));
        Assert.Equal(2, _server.Asked.Count);
    }

    [Fact]
    public async Task LostConnection_LeavesTheCommitUnknown()
    {
        var catalog = Open(_server.Config().Fail(new HttpRequestException(HttpRequestError.ResponseEnded)).Fail(new TaskCanceledException("late"))
            .Answer(200, """{"metadata-location":"s3://b/x","meta""").Answer(200, "<html>"));
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal("DP1553", await IdOfAsync(() => catalog.TryCommitAsync(Table, Change, Cancel).AsTask()));
        }

        for (var i = 0; i < 2; i++)
        {
            Assert.Equal("DP1551", await IdOfAsync(() => catalog.TryCommitAsync(Table, Change, Cancel).AsTask()));
        }
    }

    [Fact]
    public async Task CommitThatNobodyGot_IsRepeated_AndAtLastRefused()
    {
        var refused = new HttpRequestException(HttpRequestError.ConnectionError);
        var catalog = Open(_server.Config().Fail(refused).Error(429, retryAfter: "0").Answer(200, Loaded).Fail(refused).Fail(refused).Fail(refused)
            .Error(429).Error(409));

        Assert.NotNull(await catalog.TryCommitAsync(Table, Change, Cancel));
        Assert.Equal("DP1520", await IdOfAsync(() => catalog.TryCommitAsync(Table, Change, Cancel).AsTask()));
        Assert.Null(await catalog.TryCommitAsync(Table, Change, Cancel)); // 429 did nothing, so the conflict is another's
    }

    [Fact]
    public async Task ConflictAfterAnUnknownAttempt_IsUnknown()
    {
        var catalog = Open(_server.Config().Error(503, retryAfter: "0").Error(409).Error(503, retryAfter: "0").Answer(200, Loaded));

        Assert.Equal("DP1553", await IdOfAsync(() => catalog.TryCommitAsync(Table, Change, Cancel).AsTask()));
        Assert.NotNull(await catalog.TryCommitAsync(Table, Change, Cancel));
    }

    [Fact]
    public async Task KeyedCommit_IsRepeatedUnderItsKey_AndTheNextHasAnother()
    {
        var catalog = Open(_server.Config(WithKeys).Error(500).Error(504).Answer(200, Loaded).Answer(200, Loaded).Error(500).Error(400));

        Assert.NotNull(await catalog.TryCommitAsync(Table, Change, Cancel));
        Assert.NotNull(await catalog.TryCommitAsync(Table, Change, Cancel));
        Assert.Equal("DP1553", await IdOfAsync(() => catalog.TryCommitAsync(Table, Change, Cancel).AsTask()));

        var keys = _server.Asked.Skip(1).Select(asked => Guid.ParseExact(asked.Headers["Idempotency-Key"], "D")).ToArray();
        Assert.All(keys, key => Assert.Equal(7, key.Version));
        Assert.Equal([0, 0, 0, 1, 2, 2], keys.Select(key => Array.IndexOf([.. keys.Distinct()], key)));
    }

    [Fact]
    public async Task Loading_IsTriedAgain_UntilThereWereEnough()
    {
        var catalog = Open(_server.Config().Error(500).Error(429).Answer(200, Loaded).Error(503).Error(502).Error(504));

        Assert.Equal("s3://b/t/metadata/1.metadata.json", (await catalog.LoadAsync(Table, Cancel))!.MetadataLocation);
        Assert.Equal("DP1552", await IdOfAsync(() => catalog.LoadAsync(Table, Cancel).AsTask()));
    }

    [Theory]
    [InlineData(400, "DP1555")]
    [InlineData(401, "DP1550")]
    [InlineData(403, "DP1550")]
    [InlineData(406, "DP1554")]
    [InlineData(419, "DP1550")]
    [InlineData(301, "DP1551")]
    [InlineData(304, "DP1551")]
    public async Task RefusedLoading_SaysWhy_WithoutTheServersWords(int status, string id)
    {
        var catalog = Open(_server.Config().Error(status), "https://user:hunter2@catalog.example/iceberg/");

        var failure = await Assert.ThrowsAsync<LakeException>(async () => await catalog.LoadAsync(Table, Cancel));

        Assert.Equal(id, failure.Id);
        Assert.Contains("https://catalog.example/iceberg", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret of row 7", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AbsenceIsTheCatalogsWord_NotAGateways()
    {
        var catalog = Open(_server.Config().Error(404, "NoSuchTableException").Answer(404, "<html>nginx</html>"));

        Assert.Null(await catalog.LoadAsync(Table, Cancel));
        Assert.Equal("DP1551", await IdOfAsync(() => catalog.LoadAsync(Table, Cancel).AsTask()));
    }

    [Fact]
    public async Task UnchangedTable_IsNotSentAgain()
    {
        var catalog = Open(_server.Config().Answer(200, Loaded, etag: "\"v1\"").Answer(304).Answer(200, Loaded.Replace("/1.", "/2.", StringComparison.Ordinal), etag: "\"v2\"").Answer(304));

        var first = await catalog.LoadAsync(Table, Cancel);
        Assert.Same(first, await catalog.LoadAsync(Table, Cancel));
        var second = await catalog.TryCommitAsync(Table, Change, Cancel);
        Assert.Same(second, await catalog.LoadAsync(Table, Cancel));

        Assert.Equal([false, true, false, true], _server.Asked.Skip(1).Select(asked => asked.Headers.ContainsKey("If-None-Match")));
        Assert.Equal("\"v2\"", _server.Asked[^1].Headers["If-None-Match"]);
    }

    [Fact]
    public async Task Configuration_IsDefaultsThenOwnThenOverrides()
    {
        var catalog = Open(
            _server.Config("""{"defaults":{"prefix":"d","namespace-separator":"%2E"},"overrides":{"prefix":"catalogs/1%3A2"}}""").Error(404),
            change: options => options with { Warehouse = "a b/&", Properties = new Dictionary<string, string> { ["prefix"] = "own", ["namespace-separator"] = "%1F" } });

        _ = await catalog.LoadAsync(new TableId("a.b", "t"), Cancel);

        Assert.Equal(["/v1/config?warehouse=a%20b%2F%26", "/v1/catalogs/1%3A2/namespaces/a%1Fb/tables/t"], _server.Asked.Select(asked => asked.Target));
    }

    [Theory]
    [InlineData("""{"defaults":{},"overrides":{"prefix":"../admin"}}""", "DP1551")]
    [InlineData("""{"defaults":{},"overrides":{"prefix":"a?b"}}""", "DP1551")]
    [InlineData("""{"defaults":{},"overrides":{"namespace-separator":"//////"}}""", "DP1551")]
    [InlineData("""{"defaults":{},"overrides":{"prefix":1}}""", "DP1551")]
    [InlineData("""{"defaults":{},"defaults":{},"overrides":{}}""", "DP1551")]
    [InlineData("""[]""", "DP1551")]
    [InlineData("""{"defaults":{},"overrides":{"uri":"https://evil.example"}}""", "DP1554")]
    [InlineData("""{"defaults":{},"overrides":{},"endpoints":["GET /v1/{prefix}/namespaces"]}""", "DP1554")]
    public async Task ConfigurationThatLeadsElsewhere_IsRefused(string json, string id) =>
        Assert.Equal(id, await IdOfAsync(() => Open(_server.Config(json)).LoadAsync(Table, Cancel).AsTask()));

    [Fact]
    public async Task MissingNamespace_IsMade_LevelByLevel()
    {
        var catalog = Open(_server.Config(WithKeys).Error(404, "NoSuchNamespaceException").Error(409).Answer(200, "{}").Answer(200, Loaded), change: options => options with { Location = "s3://b/lake/" });

        Assert.NotNull(await catalog.TryCreateAsync(new TableId("a.b", "t"), CatalogJson.Creation, Cancel));

        Assert.Equal(
            ["/v1/config", "/v1/namespaces/a%1Fb/tables", "/v1/namespaces", "/v1/namespaces", "/v1/namespaces/a%1Fb/tables"],
            _server.Asked.Select(asked => asked.Target));
        Assert.Equal(4, _server.Asked.Skip(1).Select(asked => asked.Headers["Idempotency-Key"]).Distinct().Count());
    }

    [Fact]
    public async Task PageThatFollowsItself_IsRefused()
    {
        var catalog = Open(_server.Config().Answer(200, """{"namespaces":[["a"]],"next-page-token":"x"}""")
            .Answer(200, """{"identifiers":[{"namespace":["a"],"name":"t"},{"namespace":["a"],"name":"Not Ours"}],"next-page-token":null}""")
            .Answer(200, """{"namespaces":[],"next-page-token":"x"}"""));
        var listed = new List<TableId>();

        var failure = await Assert.ThrowsAsync<LakeException>(async () =>
        {
            await foreach (var table in catalog.ListAsync(Cancel))
            {
                listed.Add(table);
            }
        });

        Assert.Equal("DP1551", failure.Id);
        Assert.Equal(new TableId("a", "t"), Assert.Single(listed));
        Assert.Equal("/v1/namespaces?pageToken=x", _server.Asked[^1].Target);
    }

    [Theory]
    [InlineData("""{"required-column-projections":[{"field-id":1}]}""", "DP1556")]
    [InlineData("""{"required-row-filter":{"type":"false"}}""", "DP1556")]
    [InlineData("""7""", "DP1556")]
    [InlineData("""{"required-row-filter":null}""", null)]
    [InlineData("""null""", null)]
    public async Task ReadRestrictions_AreNotPassedOver(string restrictions, string? id)
    {
        var catalog = Open(_server.Config().Answer(200, Loaded.Replace("\"config\"", $"\"read-restrictions\":{restrictions},\"config\"", StringComparison.Ordinal)));

        Assert.Equal(id, await IdOfAsync(() => catalog.LoadAsync(Table, Cancel).AsTask()));
    }

    [Theory]
    [InlineData("""{"metadata":{}}""")]
    [InlineData("""{"metadata-location":null,"metadata":{}}""")]
    [InlineData("""{"metadata-location":"x"}""")]
    [InlineData("""{"metadata-location":"x","metadata":[]}""")]
    [InlineData("""{"metadata-location":"x","metadata":{},"metadata":{}}""")]
    [InlineData("""{"metadata-location":"x","metadata":{}} 7""")]
    [InlineData("""[]""")]
    [InlineData("")]
    public async Task AnswerOfAnotherForm_IsNotUnderstood(string json) =>
        Assert.Equal("DP1551", await IdOfAsync(() => Open(_server.Config().Answer(200, json)).LoadAsync(Table, Cancel).AsTask()));

    [Fact]
    public async Task EndlessAnswer_IsGivenUp()
    {
        using var client = new HttpClient(new EndlessServer());
        var catalog = new RestTableCatalog(client, new LocalObjectStore(Path.GetTempPath()), new RestCatalogOptions { Address = new Uri("http://x"), Attempts = 1 });

        Assert.Equal("DP1551", await IdOfAsync(() => catalog.LoadAsync(Table, Cancel).AsTask()));
    }

    [Theory]
    [InlineData("create_table_response.json", "s3://warehouse/database/table/metadata.json", 0)]
    [InlineData("load_table_response.json", "s3://warehouse/database/table/metadata/00001-5f2f8166-244c-4eae-ac36-384ecdec81fc.gz.metadata.json", 1)]
    [InlineData("update_table_response.json", "s3://warehouse/database/table/metadata.json", 0)]
    public async Task GoldenAnswers_AreTaken(string file, string location, int snapshots)
    {
        var json = await File.ReadAllTextAsync(Path.Combine(Conformance.Find("iceberg-golden"), "rest-json", file), Cancel);

        var version = await Open(_server.Config().Answer(200, json)).LoadAsync(Table, Cancel);

        Assert.Equal(location, version!.MetadataLocation);
        Assert.Equal(snapshots, CatalogJson.Read(version).GetProperty("snapshots").GetArrayLength());
    }

    [Fact]
    public async Task MutatedAnswers_GiveTypedErrorsOnly()
    {
        const int Seed = 20261123;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {Seed}");
        var random = new Random(Seed);
        var seeds = (string[])[Loaded, """{"metadata-location":"x","metadata":{"a":[{"b":"\u00e9"}]},"read-restrictions":{"required-row-filter":null}}"""];
        for (var i = 0; i < 20_000; i++)
        {
            var bytes = Mutation.Of(System.Text.Encoding.UTF8.GetBytes(seeds[i % seeds.Length]), random);
            try
            {
                _ = RestJson.ReadTable(bytes, out _);
            }
            catch (MetadataFormatException)
            {
                // What it should be.
            }

            try
            {
                _ = RestConfiguration.Read(bytes, new Dictionary<string, string>());
                _ = RestJson.ReadPage(bytes, "metadata");
            }
            catch (MetadataFormatException)
            {
                // What it should be.
            }

            var reply = new RestReply(400, bytes);
            Assert.True(reply.ErrorType is null || reply.IsCatalogs);
        }
    }

    private RestTableCatalog Open(StubServer server, string address = "https://catalog.example", Func<RestCatalogOptions, RestCatalogOptions>? change = null) => new(
        new HttpClient(server),
        new LocalObjectStore(Path.GetTempPath()),
        (change ?? (one => one))(new RestCatalogOptions
        {
            Address = new Uri(address),
            Attempts = 3,
            FirstWait = TimeSpan.FromMilliseconds(1),
            LongestWait = TimeSpan.FromMilliseconds(5),
        }));

    private static async Task<string?> IdOfAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (LakeException failure)
        {
            return failure.Id;
        }
    }

    private sealed class EndlessServer : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new EndlessStream()) });
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)' ');
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
