#if (!typed)
using System.Globalization;
#endif
using DataProducts;
#if (typed)
using ContractNamespace1;

// The build fails when the contract that it is given is of another major version.
[assembly: Consumes("product1", Version = "contractMajor1.*")]
#endif

if (args is not [var state, var person, var purpose] || !Directory.Exists(state))
{
    Console.Error.WriteLine("usage: dotnet run -- STATE PERSON PURPOSE, STATE being the .dataproducts folder of the product");
    return 2;
}

try
{
    await using var platform = EmbeddedPlatform.Open(new EmbeddedOptions { Folder = state });
#if (typed)
    var answer = await platform.Query<Record1>(person).For(purpose);
#else
    var answer = await platform.QueryAsync("select * from product1 limit 10", person, purpose);
#endif
    if (answer.Denied)
    {
        Console.Error.WriteLine($"denied: {answer.Refused[0].Policy}: {answer.Refused[0].Reason}");
        return 1;
    }

#if (typed)
    // Each row is a Record1. What is personal stays out of the console: a log outlives the purpose.
    Console.WriteLine($"{answer.Rows.Count} rows of product1; request {answer.Request}");
#else
    Console.WriteLine(string.Join('\t', answer.Columns.Select(column => column.Name)));
    foreach (var row in answer.Rows)
    {
        Console.WriteLine(string.Join('\t', row.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture))));
    }

#endif
    return 0;
}
catch (DataProductException refusal)
{
    Console.Error.WriteLine($"error {refusal.Id}: {refusal.Message}");
    return 2;
}
