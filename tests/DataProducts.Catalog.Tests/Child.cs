using System.Diagnostics;
using System.Globalization;

namespace DataProducts.Catalog.Tests;

/// <summary>A second process that publishes versions: the n-th has snapshot n in every jurisdiction.</summary>
internal static class Child
{
    public const string Command = "child-publish";

    public static readonly Jurisdiction[] Jurisdictions = [Jurisdiction.EU, Jurisdiction.IN, Jurisdiction.CH, Jurisdiction.US, Jurisdiction.MC];

    public static PublishedVersion Version(string port, int n) => new(
        "retail.customers", port, "1.0.0", string.Create(CultureInfo.InvariantCulture, $"b{n}"), DateTimeOffset.UnixEpoch,
        Jurisdictions.ToDictionary(j => j, _ => (long)n));

    public static async Task<int> RunAsync(string path, string port, int count)
    {
        using var catalog = SqliteCatalog.Open(path);
        for (var n = 1; n <= count; n++)
        {
            await catalog.PublishAsync(Version(port, n));
            Console.WriteLine(n);
        }

        return 0;
    }

    public static Process Start(string path, string port, int count) => Start(Command, path, port, count.ToString(CultureInfo.InvariantCulture));

    public static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add("exec");
            start.ArgumentList.Add(typeof(Child).Assembly.Location);
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
