using DataProducts.Files;
using Microsoft.Data.Sqlite;

namespace DataProducts;

/// <summary>Which opaque id stands for whom in the audit log. The ids are random, so that erasing a line unlinks the person for
/// good.</summary>
internal sealed class PeopleRegister(string path)
{
    private const string Schema =
        "CREATE TABLE IF NOT EXISTS people (person TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT";

    private static readonly StoreFormat Format = new("register of people", 0x64707231, [Schema]) // "dpr1"
    {
        UnnumberedTable = "people",
        NamesPeople = true,
        NotOne = path => new DataProductException("DP1003", $"The file '{path}' is no register of people. Move it away."),
    };

    private readonly Lock _gate = new();
    private readonly string _connection = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString();

    /// <summary>Gives someone's id; a new one on first sight.</summary>
    public string IdOf(string person)
    {
        lock (_gate)
        {
            PrivateFolders.Ensure(Path.GetDirectoryName(path)!);
            PrivateFolders.EnsureFile(path);
            using var connection = new SqliteConnection(_connection);
            connection.Open();
            StoreFile.Prepare(connection, path, Format, writeAheadLog: false);
            using var command = connection.CreateCommand();
            command.CommandText = """
                INSERT INTO people (person, id) VALUES ($person, $id) ON CONFLICT (person) DO NOTHING;
                SELECT id FROM people WHERE person = $person;
                """;
            command.Parameters.AddWithValue("$person", person);
            command.Parameters.AddWithValue("$id", $"person:{Guid.NewGuid():N}");
            return (string)command.ExecuteScalar()!;
        }
    }
}
