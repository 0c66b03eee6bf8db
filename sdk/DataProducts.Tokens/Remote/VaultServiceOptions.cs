namespace DataProducts.Tokens;

/// <summary>Where the vault service of one jurisdiction is, and how it is asked.</summary>
public sealed record VaultServiceOptions
{
    /// <summary>Gets the jurisdiction whose vault it serves; an answer of another one is refused.</summary>
    public required Jurisdiction Jurisdiction { get; init; }

    /// <summary>Gets its address: https, or http on this machine.</summary>
    public required Uri Address { get; init; }

    /// <summary>Gets who gives access tokens. It is asked before every request, so it keeps its tokens until shortly before they expire.</summary>
    public required Func<VaultTokenRequest, CancellationToken, ValueTask<string>> AccessToken { get; init; }

    /// <summary>Gets how often a request is sent at most. Default: 8.</summary>
    public int Attempts { get; init; } = 8;

    /// <summary>Gets for how long a request is tried, waits included. Default: 2 minutes.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Gets for how long one attempt may last. Default: 30 seconds.</summary>
    public TimeSpan AttemptTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets the clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <summary>What an access token for a vault service is needed for.</summary>
/// <param name="Jurisdiction">Whose vault is asked.</param>
/// <param name="Person">Who asks, an id of the directory; null for the program itself, which hydrates.</param>
/// <param name="Scope">The OAuth scopes that the token needs, separated by spaces, for example <c>vault.detokenise</c>.</param>
public readonly record struct VaultTokenRequest(Jurisdiction Jurisdiction, string? Person, string Scope);
