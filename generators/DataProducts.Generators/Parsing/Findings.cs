using Microsoft.CodeAnalysis;

namespace DataProducts.Generators.Parsing;

/// <summary>Collects what is wrong with a record. It holds places in source, so it does not go past the generator's transform.</summary>
internal sealed class Findings
{
    private readonly List<Finding> _all = [];

    public IReadOnlyList<Finding> All => _all;

    /// <summary>Gets a value indicating whether no code can be generated.</summary>
    public bool Blocked { get; private set; }

    public void Add(Concern concern, Location? place, ISymbol symbol, string reason, Remedy remedies = Remedy.None)
    {
        Remark(concern, place, symbol, reason, remedies);
        Blocked = true;
    }

    public void Add(Concern concern, ISymbol symbol, string reason, Remedy remedies = Remedy.None) =>
        Add(concern, symbol.Place(), symbol, reason, remedies);

    /// <summary>Adds what an author must mend, but what code can be generated without.</summary>
    public void Remark(Concern concern, Location? place, ISymbol symbol, string reason, Remedy remedies) =>
        _all.Add(new(concern, place, symbol.Name, reason, remedies));

    /// <summary>Stops the generator without a word: the compiler has already spoken.</summary>
    public void LeaveToCompiler() => Blocked = true;
}
