namespace DataProducts.Tokens.Tests.Rotation;

/// <summary>A second process that re-tokenises; it writes a line to standard output after each page.</summary>
internal static class RotationChild
{
    public const string Command = "child-retokenise";

    public static async Task<int> RunAsync(string folder)
    {
        await using var tokens = Child.Open(folder);
        var space = await tokens.OpenAsync(Jurisdiction.EU, "retail");
        var report = await new TokenRotation(space, _ => ValueTask.CompletedTask).RetokeniseAsync(Path.Combine(folder, "job"), new Lines());
        await Console.Out.WriteLineAsync(report.IsDone ? "done" : "stopped");
        return 0;
    }

    private sealed class Lines : IProgress<RetokenisationReport>
    {
        public void Report(RetokenisationReport value)
        {
            Console.Out.WriteLine("page");
            Console.Out.Flush();
        }
    }
}
