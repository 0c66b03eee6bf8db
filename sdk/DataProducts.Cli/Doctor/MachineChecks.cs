using System.Runtime.InteropServices;
using DataProducts.Cli.Output;
using DataProducts.Lake;
using DataProducts.Query;

namespace DataProducts.Cli.Doctor;

/// <summary>What the machine must have.</summary>
internal static class MachineChecks
{
    public static CheckDocument Runtime() =>
        new("runtime", true, $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}", null);

    /// <summary>Loads DuckDB and lets it parse: what a query needs first.</summary>
    public static CheckDocument Engine() => Try("query engine", "reinstall the tool for this platform", () =>
    {
        _ = SqlGate.Parse("select 1");
        return "DuckDB parses";
    });

    public static CheckDocument ParquetWriter() => Try("Parquet writer", "reinstall the tool for this platform", () => ParquetLibrary.Version);

    private static CheckDocument Try(string check, string advice, Func<string> look)
    {
        try
        {
            return new CheckDocument(check, true, look(), null);
        }
        catch (Exception failure) when (failure is DataProductException or DllNotFoundException or TypeInitializationException or BadImageFormatException)
        {
            return new CheckDocument(check, false, $"does not load ({failure.GetType().Name})", advice);
        }
    }
}
