using DataProducts.TestKit;
using DataProducts.TestKit.Vaults;
using Microsoft.Data.Sqlite;

namespace DataProducts.Tokens.Tests;

/// <summary>The SQLite vault through the suite that every vault passes.</summary>
public sealed class SqliteVaultTests : VaultSuite
{
    private readonly TempFolder _folder = new();

    protected override ValueTask<ITokenVault> OpenAsync() => ValueTask.FromResult<ITokenVault>(SqliteTokenVault.Open(_folder.Path, Jurisdiction.EU));

    protected override ValueTask PlantAsync(VaultItem item)
    {
        using var connection = new SqliteConnection($"Data Source={SqliteTokenVault.PathOf(_folder.Path, Jurisdiction.EU)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            INSERT OR IGNORE INTO name (text) VALUES ($space), ($batch);
            INSERT INTO item (subject, token, space, key_id, normaliser, sealed, batch, created)
            SELECT s.n, $token, sp.id, $key, 1, $sealed, b.id, 0 FROM subject s, name sp, name b
            WHERE s.ref = $subject AND sp.text = $space AND b.text = $batch
            """;
        var (token, subject) = (new byte[VaultKey.TokenSize], new byte[SubjectRef.Size]);
        item.Key.WriteTokenTo(token);
        item.Key.Subject.WriteTo(subject);
        foreach (var (name, value) in new (string, object)[]
            { ("$space", item.Space), ("$batch", item.Batch), ("$token", token), ("$key", item.KeyId), ("$sealed", item.Sealed.ToArray()), ("$subject", subject) })
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.ExecuteNonQuery();
        return ValueTask.CompletedTask;
    }

    protected override ValueTask CloseAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
