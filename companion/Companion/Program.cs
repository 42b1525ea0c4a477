System.Console.Error.WriteLine("companion: not built yet");
