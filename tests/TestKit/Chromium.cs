namespace DataProducts.TestKit;

/// <summary>The browser on this machine.</summary>
public static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>Gives its path; absence is a skip, and in CI a failure.</summary>
    public static string Find()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        if (Names.SelectMany(name => folders.Select(folder => System.IO.Path.Combine(folder, name))).FirstOrDefault(File.Exists) is { } found)
        {
            return found;
        }

        Conformance.Absent("Chromium is not on PATH; 'apt-get install chromium fonts-dejavu-core' on Debian, or see https://www.chromium.org.");
        throw new InvalidOperationException("A test without its browser went on.");
    }
}
