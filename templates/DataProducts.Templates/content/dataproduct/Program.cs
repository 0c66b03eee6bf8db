using System.Globalization;
using DataProducts;
using ProductNamespace1;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
try
{
    var (own, hydrate) = HydrateCommand.Split(args);
    var (input, source) = Input.Open(own);
    await using var platform = EmbeddedPlatform.Open();
    await platform.RegisterAsync<Record1>("policies", "people.json");

    if (hydrate is not null)
    {
        return await HydrateCommand.RunAsync<Record1>(platform, source, hydrate);
    }

    var report = await platform.HydrateAsync<Record1>(source);
    var done = report.AlreadyHydrated ? "in the lake already" : "in the lake";
    Console.WriteLine($"{input}: {report.RowsRead} rows read, {report.RowsWritten.Values.Sum()} {done}, {report.RowsQuarantined} in quarantine");
    foreach (var (jurisdiction, rows) in report.RowsWritten.OrderBy(pair => pair.Key.Code, StringComparer.Ordinal))
    {
        Console.WriteLine($"  {jurisdiction}: {rows}");
    }

    foreach (var (problem, rows) in report.Problems)
    {
        Console.WriteLine($"  quarantine: {rows}, {problem.Rule} in {problem.Column ?? "the row"}");
    }

    var evaluation = await platform.EvaluateAsync("domain1.product1");
    foreach (var level in evaluation.Results)
    {
        Console.WriteLine($"{level.Name}: {level.State}, {level.Attained:P1} of {level.Target:P1}");
    }

    return 0;
}
catch (DataProductException refusal)
{
    Console.Error.WriteLine($"error {refusal.Id}: {refusal.Message}");
    return 2;
}
