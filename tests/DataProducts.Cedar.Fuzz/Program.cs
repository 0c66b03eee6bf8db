using DataProducts.Cedar.Fuzz;

// Every class that implements IFuzzProperty is a command, so that a new property is a new file and nothing else.
var properties = typeof(IFuzzProperty).Assembly.GetTypes()
    .Where(type => type.IsClass && type.IsAssignableTo(typeof(IFuzzProperty)))
    .Select(type => (IFuzzProperty)Activator.CreateInstance(type)!)
    .OrderBy(property => property.Name, StringComparer.Ordinal).ToList();

if (ChildProcess.IsAsked(args))
{
    return ChildProcess.Run();
}

if (CommandLine.Read(args) is not { } line || properties.Find(property => property.Name == line.Property) is not { } chosen)
{
    Console.Error.WriteLine(CommandLine.Help);
    properties.ForEach(property => Console.Error.WriteLine($"  {property.Name,-8} {property.Claim}"));
    return 2;
}

using var cancellation = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    cancellation.Cancel();
};
await using var property = chosen;
var report = await FuzzRunner.RunAsync(property, line.Count, line.Seed, line.Start, line.Failures, line.Limit, cancellation.Token);
Console.WriteLine(report);
return report.Holds ? 0 : 1;
