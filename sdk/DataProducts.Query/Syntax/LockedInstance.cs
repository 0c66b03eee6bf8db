using System.Globalization;
using System.Text;
using DuckDB.NET.Data;

namespace DataProducts.Query.Syntax;

/// <summary>What a locked instance may use.</summary>
/// <param name="Threads">Threads.</param>
/// <param name="MemoryMegabytes">Most memory.</param>
/// <param name="Files">Exactly the files that it may read, absolute paths.</param>
internal sealed record LockedInstanceSettings(int Threads, int MemoryMegabytes, IReadOnlyCollection<string> Files);

/// <summary>Opens a private in-memory database with an empty catalog that reads the named files and nothing else, and whose settings stay
/// so.</summary>
internal static class LockedInstance
{
    public static DuckDBConnection Open(LockedInstanceSettings settings)
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = Settings(settings);
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    // Order matters twice: paths are fixed before access is cut off, and the lock comes last. No temporary directory: a query that outgrows its
    // memory fails, it never writes rows to a disk.
    private static string Settings(LockedInstanceSettings settings)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"SET threads={settings.Threads};SET memory_limit='{settings.MemoryMegabytes}MB';");
        text.Append("SET temp_directory='';SET autoload_known_extensions=false;SET autoinstall_known_extensions=false;");
        text.Append("SET allow_community_extensions=false;SET allow_persistent_secrets=false;SET enable_logging=false;");
        text.Append("SET TimeZone='UTC';SET errors_as_json=false;");
        text.Append("SET allowed_paths=[").AppendJoin(',', settings.Files.Select(SqlText.Literal)).Append("];");
        text.Append("SET enable_external_access=false;SET lock_configuration=true;");
        return text.ToString();
    }
}
