using DataProducts.TestKit;
using Microsoft.Extensions.Time.Testing;

namespace DataProducts.Tokens.Tests;

/// <summary>Embedded tokens in a folder that is gone after the test.</summary>
internal sealed class Space : IAsyncDisposable
{
    private readonly TempFolder _folder = new();

    public Space() => Tokens = Open();

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero));

    public JurisdictionVaults Tokens { get; private set; }

    public string Vaults => _folder["vaults"];

    public string Keys => _folder["keys"];

    public string Ledgers => _folder["erasures"];

    public string Ledger(Jurisdiction jurisdiction) => LocalErasureLedger.PathOf(Ledgers, jurisdiction);

    public string Database(Jurisdiction jurisdiction) => SqliteTokenVault.PathOf(Vaults, jurisdiction);

    public JurisdictionVaults Open() => new(Source(), Time);

    public LocalVaultSource Source() => new(Vaults, Keys, Ledgers, Time);

    /// <summary>Ends the process's knowledge of what is vaulted.</summary>
    public async Task RestartAsync()
    {
        await Tokens.DisposeAsync();
        Tokens = Open();
    }

    public async Task<string?> TokeniseAsync(Jurisdiction jurisdiction, string domain, PiiKind kind, string? value, string subject = "1") =>
        (await TokeniseAsync(await Tokens.OpenAsync(jurisdiction, domain), kind, [value], [subject]))[0];

    public static async Task<string?[]> TokeniseAsync(TokenSpace space, PiiKind kind, string?[] values, string[] subjects)
    {
        var tokens = new string?[values.Length];
        var erased = await TokeniseAsync(space, kind, values, subjects, tokens);
        Assert.Empty(erased);
        return tokens;
    }

    public static async Task<string?> DetokeniseAsync(TokenSpace space, string token, string subject)
    {
        return (await OpenAsync(space, token, subject)).Value;
    }

    public static async Task<OpenedCell> OpenAsync(TokenSpace space, string token, string subject)
    {
        var opened = new OpenedCell[1];
        await space.DetokeniseAsync(Token.Parse(token).Kind, new[] { new TokenCell(token, space.SubjectOf(subject)) }, opened);
        return opened[0];
    }

    /// <summary>Tokenises under the batch <c>b1</c>, rows numbered from 1.</summary>
    public static ValueTask<IReadOnlyList<int>> TokeniseAsync(
        TokenSpace space, PiiKind kind, string?[] values, string[] subjects, Memory<string?> tokens) =>
        TokeniseAsync(space, kind, values, subjects.Select(space.SubjectOf).ToArray(), tokens);

    public static ValueTask<IReadOnlyList<int>> TokeniseAsync(
        TokenSpace space,
        PiiKind kind,
        ReadOnlyMemory<string?> values,
        ReadOnlyMemory<SubjectRef> subjects,
        Memory<string?> tokens,
        string batch = "b1") => space.TokeniseAsync(
            new PiiColumn("value", kind, TokenMode.Deterministic, Nullable: true)
            {
                Scope = space.Id.Scope == TokenSpaceId.WholeJurisdiction ? JoinScope.Jurisdiction : JoinScope.Domain,
            },
            new TokenOrigin(batch, Enumerable.Range(1, values.Length).Select(row => (long)row).ToArray()),
            values,
            subjects,
            tokens);

    public void Sql(Jurisdiction jurisdiction, string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Database(jurisdiction)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public async ValueTask DisposeAsync()
    {
        await Tokens.DisposeAsync();
        _folder.Dispose();
    }
}
