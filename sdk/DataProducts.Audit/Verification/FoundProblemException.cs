namespace DataProducts.Audit;

/// <summary>Ends a verification at the first problem; never leaves this library.</summary>
internal sealed class FoundProblemException(AuditProblem problem) : Exception(problem.Message)
{
    public AuditProblem Problem { get; } = problem;
}
