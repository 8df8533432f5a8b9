namespace Engine.Core.Sources.Bank.Nacha;

/// <summary>What the entries of a batch are about.</summary>
public enum SecKind
{
    Money,
    Change,
    NoMoney,
}
