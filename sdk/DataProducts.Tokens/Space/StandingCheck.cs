using System.Security.Cryptography;

namespace DataProducts.Tokens;

/// <summary>Compares an original that stands in the vault with the one that is offered under its name.</summary>
internal sealed class StandingCheck(TokenSpaceId space, ItemSealer sealer)
{
    /// <summary>Compares an item of a subject. One under another key than was read is of somebody who was erased since, and taken up
    /// again.</summary>
    /// <exception cref="DataProductException">It was changed (<c>DP1406</c>), or holds another original (<c>DP1404</c>).</exception>
    public void Compare(OneSubjectKey key, in VaultItem standing, in PendingItem offered, HashSet<SubjectRef> gone)
    {
        var (id, sealing) = key.Of(standing.Key.Subject);
        if (id != standing.KeyId)
        {
            gone.Add(standing.Key.Subject);
            return;
        }

        Compare(sealing, standing, offered);
    }

    /// <summary>Compares an item under its key.</summary>
    /// <exception cref="DataProductException">As above.</exception>
    public void Compare(SealingKey key, in VaultItem standing, in PendingItem offered)
    {
        if (!sealer.TryOpen(key, standing, out var original))
        {
            throw TokenErrors.Tampered(space.Jurisdiction, offered.Cell);
        }

        if (!CryptographicOperations.FixedTimeEquals(original, offered.Original.Span))
        {
            throw TokenErrors.Collision(offered.Cell);
        }
    }
}
