using System.Text.Json.Nodes;
using DataProducts.Tokens;

namespace DataProducts.Host.Tests.Formats;

/// <summary><c>/vault/v1/detokenise-texts</c>: opens what a query would open, for rows of its own jurisdiction, and nothing else.</summary>
public sealed class FormatServiceTests(PayoutState state) : IClassFixture<PayoutState>
{
    private const string Path = "/vault/v1/detokenise-texts";
    private const string Scope = "vault.detokenise";

    [Fact]
    public async Task ATextOfTheJurisdiction_IsOpened_AfterTheRecord()
    {
        var (text, subject) = await CellAsync("p1", "anna");
        var (status, answer) = await AskAsync(PayoutState.Tess, "CardNumber", (text, subject), (text, new string('0', 32)), ("4111 1111 1111 1111", subject));

        Assert.Equal((200, "EU"), (status, (string?)answer["jurisdiction"]));
        Assert.Equal(["Open 4111 1111 1111 1111", "Unknown ", "Unknown "], States(answer));
        var record = (await state.RecordsAsync("EU")).Single(one => (string?)one["request"] == (string?)answer["request"]);
        Assert.Equal(
            ("Detokenise", true, 3L, """["detokenise:CardNumber"]""", """["EU/EU"]"""),
            ((string?)record["event"], (bool)record["allowed"]!, (long)record["count"]!, record["actions"]!.ToJsonString(), record["cells"]!.ToJsonString()));
    }

    // The service is of the EU: a Swiss row's text and subject are nothing to it, whoever asks.
    [Fact]
    public async Task ATextOfAnotherJurisdiction_IsUnknown()
    {
        var text = (await state.TextsAsync("p2"))[0];
        foreach (var jurisdiction in new[] { Jurisdiction.CH, Jurisdiction.EU })
        {
            var subject = (await state.SubjectAsync("beat", jurisdiction)).ToString();
            Assert.Equal(["Unknown "], States((await AskAsync(PayoutState.Tess, "CardNumber", (text, subject))).Answer));
        }
    }

    [Fact]
    public async Task ATextAskedForAsAnotherKind_IsUnknown()
    {
        var cell = await CellAsync("p1", "anna");
        Assert.Equal(["Unknown "], States((await AskAsync(PayoutState.Tess, "PhoneNumber", cell)).Answer));
    }

    [Theory]
    [InlineData(PayoutState.Clark)]
    [InlineData(PayoutState.Sam)]
    [InlineData(PayoutState.Ursula)]
    [InlineData(PayoutState.Otto)]
    public async Task WhoMayNot_IsRefused_AndTheDecisionRecorded(string person)
    {
        var cell = await CellAsync("p1", "anna");
        var before = await DenialsAsync();
        var (status, problem) = await AskAsync(person, "CardNumber", cell);

        Assert.Equal((403, "DP2042"), (status, (string?)problem["id"]));
        Assert.NotEmpty(problem["refused"]!.AsArray());
        Assert.Equal(before + 1, await DenialsAsync());
    }

    [Theory]
    [InlineData("EmailAddress", 400, "DP2041")] // the product has none
    [InlineData("Name", 400, "DP2041")] // nor could it
    [InlineData("Card", 400, "DP2024")]
    public async Task AnotherKind_IsATypedError_WithoutTheText(string kind, int status, string id)
    {
        var cell = await CellAsync("p1", "anna");
        var (answered, problem) = await AskAsync(PayoutState.Tess, kind, cell);

        Assert.Equal((status, id), (answered, (string?)problem["id"]));
        Assert.DoesNotContain(cell.Text, problem.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain(cell.Subject, problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMalformedSubject_IsRefused_WithoutRepeatingIt()
    {
        var (status, problem) = await AskAsync(PayoutState.Tess, "CardNumber", ("4111 1111 1111 1111", "anna-the-payee"));
        Assert.Equal(400, status);
        Assert.DoesNotMatch("4111|anna", problem.ToJsonString());
    }

    [Fact]
    public async Task ATokenOfAnotherScope_IsRefused()
    {
        var (text, subject) = await CellAsync("p1", "anna");
        var (status, problem) = await state.PostAsync(
            Path, PayoutState.Tess, "vault.tokenise", Body("CardNumber", (text, subject)));
        Assert.Equal((403, "DP2050"), (status, (string?)problem["id"]));
    }

    [Fact]
    public async Task APlatformOnTheService_HydratesAndAnswers_AsOneInProcess()
    {
        var folder = state.Path("remote");
        var options = PayoutState.Options(folder);
        options.VaultAccessToken = async (wish, _) => await state.TokenAsync(wish.Person ?? PayoutState.Otto, wish.Scope);
        options.VaultServices.Add(Jurisdiction.EU, state.Url);
        await using var remote = EmbeddedPlatform.Open(options);
        await state.RegisterAsync(remote);
        var report = await PayoutState.HydrateAsync(remote, PayoutState.Rows.Where(row => !row.StartsWith("p2", StringComparison.Ordinal)));
        Assert.Equal((2L, 1L), (report.RowsWritten[Jurisdiction.EU], report.RowsQuarantined));

        var opened = await state.AskAsync(PayoutState.Tess, "true", platform: remote);
        Assert.Equal([PayoutState.Source("p1"), PayoutState.Source("p3")], opened.Rows);
        Assert.Equal(8L, opened.ClearCells);
        var closed = await state.AskAsync(PayoutState.Clark, "payout_id = 'p1'", platform: remote);
        Assert.Equal(await state.TextsAsync("p1"), closed.Rows[0]);

        // Each decides by itself: the platform's own record, and the service's.
        Assert.Contains(await state.RecordsAsync("EU", folder), one => (string?)one["request"] == opened.Request.ToString() && (string?)one["event"] == "Detokenise");
        Assert.False(Directory.Exists(System.IO.Path.Combine(folder, "vaults")));
    }

    [Fact]
    public async Task ManyTexts_GoInParts()
    {
        var (text, subject) = await CellAsync("p1", "anna");
        using var client = new VaultClient(new VaultServiceOptions
        {
            Jurisdiction = Jurisdiction.EU,
            Address = state.Url,
            AccessToken = async (wish, _) => await state.TokenAsync(wish.Person!, wish.Scope),
        });
        var space = client.Open(new TokenAccess(new TokenSpaceId(Jurisdiction.EU, "pay"), PayoutState.Product, PayoutState.Tess, PayoutState.Purpose));
        var cells = Enumerable.Repeat(new TokenCell(text, new SubjectRef(Convert.FromHexString(subject))), 10_003).ToArray();
        cells[10_001] = cells[10_001] with { Subject = default };
        var opened = new OpenedCell[cells.Length];
        await space.DetokeniseTextsAsync(PiiKind.CardNumber, cells, opened);

        Assert.Equal([10_001], opened.Index().Where(one => one.Item.State != OpenedState.Open).Select(one => one.Index));
    }

    private async Task<(string Text, string Subject)> CellAsync(string payout, string payee) =>
        ((await state.TextsAsync(payout))[0], (await state.SubjectAsync(payee, Jurisdiction.EU)).ToString());

    private Task<(int Status, JsonNode Answer)> AskAsync(string person, string kind, params (string Text, string Subject)[] cells) =>
        state.PostAsync(Path, person, Scope, Body(kind, cells));

    private static object Body(string kind, params (string Text, string Subject)[] cells) => new
    {
        product = PayoutState.Product,
        purpose = PayoutState.Purpose,
        kind,
        cells = cells.Select(cell => new { text = cell.Text, subject = cell.Subject }),
    };

    private static IEnumerable<string> States(JsonNode answer) =>
        answer["cells"]!.AsArray().Select(cell => $"{cell!["state"]} {cell["value"]}");

    private async Task<int> DenialsAsync() =>
        (await state.RecordsAsync("EU")).Count(record => (string?)record["event"] == "Detokenise" && !(bool)record["allowed"]!);
}
