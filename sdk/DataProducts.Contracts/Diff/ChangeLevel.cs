namespace DataProducts.Contracts;

/// <summary>What a change of a contract means for whoever relies on it.</summary>
public enum ChangeLevel
{
    /// <summary>Nobody has to do anything.</summary>
    Safe = 1,

    /// <summary>Some consumers have to look: their code, reports or grants may behave differently.</summary>
    Dangerous = 2,

    /// <summary>What was promised no longer holds.</summary>
    Breaking = 3,
}
