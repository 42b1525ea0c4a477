System.Console.Error.WriteLine("showroom: not built yet");
