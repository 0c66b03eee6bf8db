using DataProducts.Hydration;

namespace ProductNamespace1;

/// <summary>Where the rows come from: a CSV file, gzip or not.</summary>
internal static class Input
{
    /// <summary>Opens the file that is named, else the made-up rows.</summary>
    public static (string Name, CsvSource Source) Open(string[] args)
    {
        var file = args is [var named] ? named : "sample.csv";
        return (file, CsvSource.File(file));
    }
}
