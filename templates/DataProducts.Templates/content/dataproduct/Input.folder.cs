using DataProducts;
using DataProducts.Hydration;

namespace ProductNamespace1;

/// <summary>Where the rows come from: all CSV files of a folder, gzip or not, read in the order of their names as one input.</summary>
internal static class Input
{
    /// <summary>Opens the folder that is named, else the one with the made-up rows.</summary>
    public static (string Name, CsvSource Source) Open(string[] args)
    {
        var folder = args is [var named] ? named : "input";
        string[] files = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.csv"), .. Directory.GetFiles(folder, "*.csv.gz")] : [];
        Array.Sort(files, StringComparer.Ordinal);
        return files.Length > 0
            ? (folder, files.Select(file => CsvSource.File(file)).Aggregate((all, next) => all.And(next)))
            : throw new DataProductException("DP1100", $"There is no *.csv or *.csv.gz file in the folder {folder}.");
    }
}
