extension KnownSet {
    /// KMNIST's ten syllables, in Latin letters, which every keyboard has.
    static let kuzushiji = ["o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"]

    /// Kuzushiji-49's: 48 syllables and the sign that repeats one.
    static let kuzushiji49 = [
        "a", "i", "u", "e", "o", "ka", "ki", "ku", "ke", "ko", "sa", "shi", "su", "se", "so", "ta", "chi", "tsu", "te", "to",
        "na", "ni", "nu", "ne", "no", "ha", "hi", "fu", "he", "ho", "ma", "mi", "mu", "me", "mo", "ya", "yu", "yo",
        "ra", "ri", "ru", "re", "ro", "wa", "wi", "we", "wo", "n", "repeat",
    ]

    private static let organs = [
        "bladder", "left femur", "right femur", "heart", "left kidney", "right kidney", "liver", "left lung", "right lung",
        "pancreas", "spleen",
    ]

    /// The sets of MedMNIST with one class a picture, by the word that their files begin with.
    static let medical: [(word: String, title: String, names: [String])] = [
        ("pathmnist", "PathMNIST", [
            "adipose", "background", "debris", "lymphocytes", "mucus", "smooth muscle", "normal mucosa", "stroma", "carcinoma",
        ]),
        ("dermamnist", "DermaMNIST", [
            "actinic keratosis", "basal cell carcinoma", "benign keratosis", "dermatofibroma", "melanoma", "melanocytic nevus",
            "vascular lesion",
        ]),
        ("octmnist", "OCTMNIST", ["neovascularization", "macular edema", "drusen", "normal"]),
        ("pneumoniamnist", "PneumoniaMNIST", ["normal", "pneumonia"]),
        ("retinamnist", "RetinaMNIST", ["0", "1", "2", "3", "4"]),
        ("breastmnist", "BreastMNIST", ["malignant", "normal or benign"]),
        ("bloodmnist", "BloodMNIST", [
            "basophil", "eosinophil", "erythroblast", "immature granulocyte", "lymphocyte", "monocyte", "neutrophil", "platelet",
        ]),
        ("tissuemnist", "TissueMNIST", [
            "collecting duct", "distal tubule", "glomerular endothelium", "interstitial endothelium", "leukocyte", "podocyte",
            "proximal tubule", "thick ascending limb",
        ]),
        ("organamnist", "OrganAMNIST", organs), ("organcmnist", "OrganCMNIST", organs), ("organsmnist", "OrganSMNIST", organs),
    ]
}
