using System.Security.Cryptography;

namespace DataProducts.Tokens;

/// <summary>The token keys that a re-tokenisation makes new tokens with, one a class, for the length of one page.</summary>
internal sealed class TargetKeys : IDisposable
{
    private readonly Dictionary<TokenClass, (int Version, MacKey Mac)> _keys = [];
    private readonly List<KeyLease> _leases = [];
    private readonly byte[] _input = GC.AllocateArray<byte>(1 + (3 * Normaliser.MaximumLength), pinned: true);

    private TargetKeys()
    {
    }

    public static async ValueTask<TargetKeys> OpenAsync(
        TokenKeys tokens, IReadOnlyDictionary<TokenClass, int> targets, CancellationToken cancellationToken)
    {
        var keys = new TargetKeys();
        try
        {
            foreach (var (tokenClass, version) in targets)
            {
                var lease = await tokens.FindAsync(tokenClass, version, cancellationToken).ConfigureAwait(false)
                    ?? throw RotationErrors.NoKey(tokens.Space, tokenClass, version);
                keys._leases.Add(lease);
                keys._keys.Add(tokenClass, (version, new MacKey(lease.Bytes)));
            }

            return keys;
        }
        catch
        {
            keys.Dispose();
            throw;
        }
    }

    /// <summary>Makes the token of a normalised original, as tokenising it would.</summary>
    public Token Tokenise(Jurisdiction jurisdiction, TokenClass tokenClass, int normaliser, ReadOnlySpan<byte> original)
    {
        Span<byte> body = stackalloc byte[MacKey.Size];
        var (version, mac) = _keys[tokenClass];
        _input[0] = (byte)normaliser;
        original.CopyTo(_input.AsSpan(1));
        mac.Compute(_input.AsSpan(0, 1 + original.Length), body);
        return Token.Make(new TokenHeader(jurisdiction, tokenClass, version), body);
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_input);
        foreach (var (_, mac) in _keys.Values)
        {
            mac.Dispose();
        }

        foreach (var lease in _leases)
        {
            lease.Dispose();
        }
    }
}
