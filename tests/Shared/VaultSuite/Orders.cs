using System.Security.Cryptography;

namespace DataProducts.TestKit.Vaults;

/// <summary>The orders that a test gives a vault, numbered as a ledger would.</summary>
internal sealed class Orders(ITokenVault vault)
{
    private long _position;

    public async Task<SubjectErasure> GiveAsync(ErasureAct act, SubjectRef subject = default, Guid? request = null) =>
        await vault.ApplyAsync(await NextAsync(act, subject, request), TestContext.Current.CancellationToken);

    public async Task<ErasureEntry> NextAsync(ErasureAct act, SubjectRef subject = default, Guid? request = null)
    {
        if (_position == 0 && act != ErasureAct.Begin)
        {
            await GiveAsync(ErasureAct.Begin);
        }

        return Entry(++_position, act, subject, request);
    }

    public static ErasureEntry Entry(long position, ErasureAct act, SubjectRef subject = default, Guid? request = null) => new(
        new LedgerMark(position, SHA256.HashData(BitConverter.GetBytes(position))),
        new ErasureOrder(act, subject, request ?? Guid.NewGuid(), Sample.Time.AddMinutes(position)));
}
