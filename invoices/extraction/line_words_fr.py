"""French words above and under a table of items."""

from invoices.extraction.line_words import Closing, Column, LineWords

FRENCH = LineWords(
    columns={
        Column.POSITION: "pos; ligne; n; no; n°; num; numero; #; lig; rang; n ligne; n ordre",
        Column.CODE: """
            ref; reference; references; code; code article; ref article; reference article; code produit; art; sku;
            ean; code barre; gencod; n article; no article; ref produit; reference produit; article no; code acte;
            ref fournisseur; notre ref; votre ref; code ean; cip; ref cip; lpp; code prestation; no serie; lot
        """,
        Column.DESCRIPTION: """
            designation; description; libelle; libelles; article; articles; produit; produits; prestation;
            prestations; service; services; intitule; detail; details; nature; objet; denomination; ouvrage;
            rubrique; poste; marchandise; marchandises; mission; missions; diligences; fournitures; travaux; nature
            travaux; element; elements; nature prestation; nature prestations; detail prestations; detail
            prestation; vos produits; description produit; description article; designation article; designation
            produit; designation articles; designation produits; designation prestations; designation travaux; nom;
            nom produit; soins; actes; main d oeuvre; pieces; operation; operations; intervention; consommations;
            sejour; abonnement; contenu; libelle article; libelle produit; libelle prestation; honoraires; offre;
            titre; element facturation; votre facture detail; article designation; reference designation; ref
            designation; code designation
        """,
        Column.QUANTITY: """
            qte; quantite; quantites; nb; nbre; nombre; qt; qtes; qty; qte livree; qte facturee; quantite livree;
            quantite facturee; heures; nb heures; nombre heures; jours; nb jours; nombre jours; nuits; nb nuits;
            kwh; consommation; conso; consommation kwh; conso kwh; volume; m3; volume m3; poids; poids net; nb
            unites; duree; temps; quantite kwh; qte u; qte unite; litres; surface; metres; nb h; colis; nb colis; q;
            qte cdee; qte cde; qte liv; quantite unite
        """,
        Column.UNIT: """
            unite; unites; u; un; unite mesure; udm; um; cond; conditionnement; unit; u v; type
        """,
        Column.PRICE: """
            p u; pu; pu ht; p u ht; p u h t; prix unitaire; prix unit; prix unitaire ht; prix unitaire h t; prix
            unit ht; prix u; prix u ht; px unit; px unit ht; px u; px u ht; px unitaire; pu net; pu net ht; pu ht
            net; pu ht brut; pu brut ht; prix brut; prix brut ht; prix net ht; prix ht net; prix ht brut; p u net;
            tarif; tarif ht; tarif unitaire; cout unitaire; taux horaire; tjm; taux journalier; prix jour; prix
            horaire; taux jour; prix net; pu ttc; p u ttc; prix unitaire
            ttc; prix unit ttc; prix unitaire net; pu brut; prix unitaire hors taxe; prix unitaire hors taxes; prix
            public; montant unitaire; montant unitaire ht; valeur unitaire; unitaire; unitaire ht; unit ht; prix
            kwh; prix unitaire brut; pv unit; pv; prix vente unitaire; p unit; p unitaire; p u eur ht; base prix
        """,
        Column.PRICE_OR_NET: """
            prix; prix ht; prix h t; px; px ht; prix hors taxes; prix hors taxe; cout; cout ht
        """,
        Column.PRICE_OR_GROSS: "prix ttc; px ttc; prix t t c; prix tvac",
        Column.RATE_OR_PRICE: "taux",
        Column.DISCOUNT: """
            remise; remises; rem; % rem; rem %; remise %; % remise; rabais; rab; ristourne; taux remise; r %; rist
        """,
        Column.RATE: """
            tva; taux tva; tva %; % tva; code tva; tx tva; tx; t v a; taux t v a; tva taux; %; taxe; taxes; taux %;
            ct; c tva; tva code; t; tva applicable; tva en %
        """,
        Column.TAX: """
            montant tva; mt tva; dont tva; total tva; mnt tva; montant taxe; montant taxes; montant t v a
        """,
        Column.NET: """
            montant ht; total ht; prix total ht; mt ht; m ht; montant h t; total h t; montant hors taxe; ht; h t;
            montant hors taxes; total hors taxe; total hors taxes; hors taxes; hors taxe; net ht; montant net;
            montant net ht; total net; total net ht; valeur ht; total ligne ht; sous total ht; p t ht; pt ht;
            montant total ht; mnt ht; mtt ht; mont ht; montants ht; tot ht; total htva; montant htva; p total ht;
            prix t ht; ht net; montant ligne ht; montant h taxes; prix total hors taxe; prix total hors taxes
        """,
        Column.GROSS: """
            montant ttc; total ttc; ttc; t t c; mt ttc; montant t t c; total t t c; prix total ttc; montant total
            ttc; net ttc; mnt ttc; total tvac; total ligne ttc; tot ttc; valeur ttc
        """,
        Column.AMOUNT: """
            montant; montants; total; prix total; p t; pt; valeur; sous total; total ligne; montant total; somme;
            debit; mt; mnt; total net euros; px total; p total; tot; montant facture; cout total; a payer; net
        """,
        Column.DATE: """
            date; dates; date prestation; periode; date livraison; date acte; periodes; du; mois
        """,
        Column.BASE: """
            base; base ht; base tva; bases; assiette; base calcul; base h t; montant base; base taxable
        """,
    },
    closing={
        Closing.TOTAL: """
            total ht; total hors taxe; total hors taxes; total net; montant total; total general; total ttc; total
            tva; net a payer; a payer; reste a payer; solde a payer; solde du; montant ttc; montant du; montant a
            payer; total a payer; total facture; net commercial; total commande; total du; total taxes; somme a
            payer; net a regler; montant net a payer; total toutes taxes comprises; total h t; total t t c; base ht;
            montant ht; montant total ht; montant total ttc; total note; total addition; net ht; net ttc; montant
            tva; total brut; montant brut ht; total euros; total avoir; total prestations; montant hors taxes;
            montant net; total net ht; total h t v a; total htva; total honoraires; total ticket; arrete la presente
            facture; arretee la presente facture; total brut ht; total remise; total remises; montant facture; dont
            tva; votre facture; total hono; ventilation tva; detail tva; recapitulatif tva
        """,
        Closing.SUBTOTAL: """
            sous total; s total; ss total; stotal; report; a reporter; total partiel; total a reporter; total page;
            report page precedente; montant reporte; total reporte; cumul; sous totaux
        """,
        Closing.PAYMENT: """
            especes; cb; carte bancaire; carte bleue; cheque; rendu; rendu monnaie; monnaie; a rendre; cb emv; sans
            contact; carte credit; reglement cb; paiement; reglement; mode reglement; mode paiement; titre
            restaurant; tickets restaurant; dont paye
        """,
    },
    weak="""
        tva; t v a; taxe; taxes; taux; taux tva; code tva; ht; ttc; net; base; bases; assiette; echeance; solde;
        arrondi; escompte
    """,
    sums="total; totaux; somme; tot",
    of_all="""
        ht; ttc; hors; taxe; taxes; toutes; comprises; net; brut; tva; general; facture; payer; regler; commande;
        eur; euros; euro; h t; t; c; v; h; inclus; incl; incluse; dont; document; prestations; articles; article;
        avoir; note; devise; montant; apres; remise; avant; s; e; nets; produits; du; ticket; achats; hono;
        honoraires; taxable; mt; taux; base; assiette; lignes; imposable; soumis; code; cd; exonere; marchandises;
        totale; totales; gen; paye; rendu
    """,
    discount="remise; rabais; ristourne; reduction; avoir; remises; promo; promotion; avantage",
    units="""
        unite; unites; pce; pces; piece; pieces; kg; g; l; litre; litres; ml; cl; h; heure; heures; jour; jours; j;
        m; m2; m3; forfait; ens; u; x; lot; mois; kwh; nuit; nuits; boite; paquet; bte; colis; carton; palette;
        tonne; t; km; pers; sac; rouleau; barquette; eur; qte; pu; ht; ttc; tva
    """,
    free="offert; offerts; offerte; offertes; gratuit; gratuite; gratuits; inclus; incluse; compris; comprise",
)
