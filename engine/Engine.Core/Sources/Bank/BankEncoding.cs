namespace Engine.Core.Sources.Bank;

/// <summary>How the bytes of a file are text. Never guessed.</summary>
public enum BankEncoding
{
    Ascii,
    Utf8,
    Latin1,
    Windows1252,
}
