using System.ComponentModel;
using DataProducts.Access;
using DataProducts.Query;
using GraphQL;

namespace DataProducts.Host.Catalog;

/// <summary>A governed answer.</summary>
[Name("Answer")]
internal sealed class AnswerNode(GovernedAnswer answer)
{
    [Id]
    [Description("Joins the audit records of this request.")]
    public string Request => answer.Request.ToString();

    [Description("Whether policy shows no row at all; 'refused' says why.")]
    public bool Denied => answer.Denied;

    public IEnumerable<AnswerColumnNode> Columns => answer.Columns.Select(column => new AnswerColumnNode(column));

    [Description("Values as text, in the order of the columns; null where there is none.")]
    public IEnumerable<IEnumerable<string?>> Rows => answer.Rows.Select(row => row.Select(CellText.Of));

    [Description("Whose rows are in it.")]
    public IEnumerable<string> Jurisdictions => answer.Branches.Where(branch => branch.Allowed).Select(branch => branch.Jurisdiction.Code).Distinct();

    [Description("The policies that kept rows or clear values back.")]
    public IEnumerable<PolicyReasonNode> Refused => answer.Refused.Select(reason => new PolicyReasonNode(reason));

    [Description("Cells that a vault opened.")]
    public int CellsOpened => checked((int)answer.ClearCells);

    [Description("Cells of personal data that stay tokens.")]
    public int CellsLeftAsTokens => checked((int)answer.TokenCells);

    [Description("Which of the major versions that were read may soon be retired, and what to move to.")]
    public IEnumerable<string> Notices => answer.Notices.Select(notice => notice.Message);
}

/// <summary>A column of an answer.</summary>
[Name("AnswerColumn")]
internal sealed class AnswerColumnNode(QueryColumn column)
{
    public string Name => column.Name;

    public string Type => column.Type;
}

/// <summary>A policy that kept something back, and why.</summary>
[Name("PolicyReason")]
internal sealed class PolicyReasonNode(PolicyReason reason)
{
    public string Policy => reason.Policy;

    public string Reason => reason.Reason;
}
