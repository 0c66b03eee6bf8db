using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace DataProducts.Cedar.Fuzz;

/// <summary>This program once more, for what may overflow the stack: the parent survives and can say which input it was.</summary>
internal static class ChildProcess
{
    private const string Argument = "child";

    public static bool IsAsked(string[] arguments) => arguments is [Argument];

    public static ResidentProcess Start(TimeSpan limit) => new(
        () =>
        {
            var start = new ProcessStartInfo("dotnet");
            start.ArgumentList.Add("exec");
            start.ArgumentList.Add(typeof(ChildProcess).Assembly.Location);
            start.ArgumentList.Add(Argument);
            return Task.FromResult(start);
        },
        limit);

    /// <summary>Writes a question to the child: which work, and its numbers.</summary>
    public static string Ask(string work, params long[] numbers) => string.Create(CultureInfo.InvariantCulture, $"{work} {string.Join(' ', numbers)}");

    /// <summary>Answers questions until the parent ends.</summary>
    public static int Run()
    {
        while (Console.ReadLine() is { } line)
        {
            var parts = line.Split(' ');
            var numbers = parts.Skip(1).Select(part => long.Parse(part, CultureInfo.InvariantCulture)).ToArray();
            Console.WriteLine(JsonSerializer.Serialize(parts[0] switch
            {
                BytesProperty.Work => BytesProperty.Answer(numbers),
                GrowthProperty.Work => GrowthProperty.Answer(numbers),
                _ => throw new InvalidOperationException($"No child does '{parts[0]}'."),
            }));
        }

        return 0;
    }
}

/// <summary>What a child answers.</summary>
/// <param name="Failure">What failed, or null.</param>
/// <param name="Accepted">How many inputs were accepted.</param>
internal sealed record ChildAnswer(string? Failure, int Accepted);
