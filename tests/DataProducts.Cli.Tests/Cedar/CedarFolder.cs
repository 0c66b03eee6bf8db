using System.Diagnostics;
using DataProducts.TestKit;

namespace DataProducts.Cli.Tests.Cedar;

/// <summary>A copy of <c>samples/Cedar</c> that a test may change, and the tool run in it.</summary>
public sealed class CedarFolder : IDisposable
{
    public static string Sample { get; } = System.IO.Path.Combine(RepositoryRoot.Path, "samples", "Cedar");

    private readonly TempFolder _temp = new();

    public CedarFolder()
    {
        foreach (var file in Directory.EnumerateFiles(Sample, "*", SearchOption.AllDirectories))
        {
            var target = _temp[System.IO.Path.GetRelativePath(Sample, file)];
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public string this[string name] => _temp[name];

    public void Dispose() => _temp.Dispose();

    public void Write(string name, string text) => File.WriteAllText(_temp[name], text);

    internal Task<Ran> RunAsync(params string[] arguments) => Tool.RunInAsync(_temp.Path, ["cedar", .. arguments]);

    /// <summary>Runs the tool with a text on standard input, through a shell as a person would.</summary>
    internal async Task<Ran> PipeAsync(string input, string arguments)
    {
        Write("input", input);
        var start = new ProcessStartInfo("bash", ["-c", $"dotnet exec '{System.IO.Path.Combine(AppContext.BaseDirectory, "dataproduct.dll")}' cedar {arguments} < input"])
        {
            WorkingDirectory = _temp.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        return await Tool.FinishAsync(process);
    }
}
