using SQLitePCL;

namespace DataProducts.Tokens;

/// <summary>The vault's one row: its epoch, and how far it has followed its erasure ledger.</summary>
internal sealed class VaultState(sqlite3 database, string path) : IDisposable
{
    private readonly VaultStatement _epoch = new(database, path, "SELECT epoch FROM vault");
    private readonly VaultStatement _mark = new(database, path, "SELECT ledger_position, ledger_hash FROM vault");
    private readonly VaultStatement _raise = new(database, path, "UPDATE vault SET epoch = epoch + 1");
    private readonly VaultStatement _apply = new(database, path, "UPDATE vault SET ledger_position = ?1, ledger_hash = ?2");

    public long Epoch()
    {
        var epoch = _epoch.Step() ? _epoch.Integer(0) : 0;
        _epoch.Reset();
        return epoch;
    }

    public LedgerMark? Applied()
    {
        try
        {
            return _mark.Step() && !_mark.IsNull(0) ? new LedgerMark(_mark.Integer(0), _mark.Blob(1).ToArray()) : null;
        }
        finally
        {
            _mark.Reset();
        }
    }

    public void RaiseEpoch() => _raise.Run();

    public void Apply(LedgerMark mark) => _apply.Bind(1, mark.Position).Bind(2, mark.Hash.Span).Run();

    public void Dispose()
    {
        _epoch.Dispose();
        _mark.Dispose();
        _raise.Dispose();
        _apply.Dispose();
    }
}
