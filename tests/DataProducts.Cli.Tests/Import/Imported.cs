using DataProducts.Cli.Import;

namespace DataProducts.Cli.Tests;

/// <summary>Imports as the command does, in this process.</summary>
internal static class Imported
{
    public static ImportedTable Sql(string script) => Assert.Single(SqlTableReader.Read(script, "script.sql"));

    /// <summary>Gives the types by column, as a person reads them.</summary>
    public static string Types(ImportedTable table) =>
        string.Join('\n', table.Columns.Select(column => $"{column.Name} {column.Type}{(column.Nullable ? "?" : "")}"));

    public static string Write(ImportedTable table, ImportOptions? options = null) => RecordWriter.Write(RecordPlanner.Plan(table, options ?? new()));
}
