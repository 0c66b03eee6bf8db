namespace DataProducts.Tokens.Tests.Rotation;

/// <summary>A token space whose keys are rotated, with a record of each act.</summary>
public abstract class RotationCase : IAsyncLifetime
{
    private protected const PiiKind Kind = PiiKind.PhoneNumber;
    private protected readonly Space _space = new();
    private protected TokenSpace _retail = null!;
    private protected readonly List<RotationAct> _acts = [];
    private protected TokenRotation _rotation = null!;

    private protected string Job => Path.Combine(Path.GetDirectoryName(_space.Vaults)!, "job");

    public async ValueTask InitializeAsync()
    {
        _retail = await _space.Tokens.OpenAsync(Jurisdiction.EU, "retail");
        _rotation = new TokenRotation(_retail, act =>
        {
            _acts.Add(act);
            return ValueTask.CompletedTask;
        });
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _space.DisposeAsync();
    }

    private protected SubjectRef Subject(string subject) => _retail.SubjectOf(subject);

    private protected async Task<string> TokeniseAsync(
        string value, PiiKind kind = Kind, string subject = "1", TokenMode mode = TokenMode.Deterministic, bool keepSpelling = false)
    {
        var tokens = new string?[1];
        var column = new PiiColumn("value", kind, mode, Nullable: true) { KeepSpelling = keepSpelling };
        await _retail.TokeniseAsync(column, new TokenOrigin("b1", new long[] { 1 }), new[] { value }, new[] { Subject(subject) }, tokens);
        return tokens[0]!;
    }

    private protected async Task<string?> OpenAsync(string token, string subject = "1") => (await Space.OpenAsync(_retail, token, subject)).Value;

    private protected async Task<string> RetireAsync(int version, TokenMode mode = TokenMode.Deterministic, long references = 0)
    {
        try
        {
            return $"removed {await _rotation.RetireAsync(Kind, mode, version, _ => ValueTask.FromResult(references))}";
        }
        catch (DataProductException refused)
        {
            return refused.Id;
        }
    }

    private protected Dictionary<(string Old, SubjectRef Subject), string> Pairs() => File.ReadLines(Path.Combine(Job, "pairs.csv")).Skip(1)
        .Select(line => line.Split(','))
        .ToDictionary(fields => (fields[0], new SubjectRef(Convert.FromHexString(fields[2]))), fields => fields[1]);

    private protected List<string> Items()
    {
        using var vault = SqliteTokenVault.Open(_space.Vaults, Jurisdiction.EU);
        return [.. vault.ScanAsync(default, 1000).AsTask().Result.Items.Select(item => $"{item.Key} {item.KeyId} {Convert.ToHexString(item.Sealed.Span)}")];
    }
}
